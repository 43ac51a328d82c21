# escape=`
FROM python:3.13-windowsservercore-ltsc2022
RUN python -m venv C:\env
RUN setx /M PATH "C:\env\Scripts;%PATH%"
RUN pip install cowsay
