# The stand-in for an official debian: image: the root file system that mmdebstrap made.
FROM scratch
ADD rootfs.tar /
CMD ["bash"]
