"""Small changes to a text, to find inputs that nobody thought of."""

from random import Random

from parsers.scripts import PIECES

TOKENS = [*PIECES["tokens"], "\udc80"]


def mutated(random: Random, text: str, other: str) -> str:
    """Change one thing: insert a token, cut, copy, replace a character, or splice two texts."""
    a, b = sorted((random.randint(0, len(text)), random.randint(0, len(text))))
    b = min(b, a + random.randint(1, 30))
    match random.randrange(6):
        case 0 | 1:
            return text[:a] + random.choice(TOKENS) + text[a:]
        case 2:
            return text[:a] + text[b:]
        case 3:
            return text[:b] + text[a:b] * random.randint(1, 4) + text[b:]
        case 4:
            return text[:a] + chr(random.randrange(128)) + text[a + 1 :]
    cut = random.randint(0, len(other))
    return (text[:a] + other[cut:])[:20_000]


def pumped(random: Random, text: str) -> str:
    """Repeat a few tokens, and perhaps what may close them, until the text is long."""
    opening = "".join(random.choice((*TOKENS, "a", " ", "a b ")) for _ in range(random.randint(1, 4)))
    closing = "".join(random.choice((*TOKENS, "")) for _ in range(random.randint(0, 2)))
    times = random.choice((3_000, 10_000)) // max(1, len(opening))
    return random.choice(("", "RUN ", text[:200])) + opening * times + "x" + closing * times
