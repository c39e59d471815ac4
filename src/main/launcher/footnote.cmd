@echo off
rem Starts footnote.jar, which stands beside this script; see the script "footnote" for what it does and its settings.
setlocal
set "JAR=%~dp0footnote.jar"
if not exist "%JAR%" (
  echo footnote: %JAR% is missing; it belongs beside this script 1>&2
  exit /b 2
)
if defined JAVA_HOME (set "JAVA=%JAVA_HOME%\bin\java.exe") else (for %%J in (java.exe) do set "JAVA=%%~$PATH:J")
if not exist "%JAVA%" (
  echo footnote: java was not found; install JDK 17 or newer, or set JAVA_HOME 1>&2
  exit /b 2
)
set "VERSION="
for %%J in ("%JAVA%") do for /f "tokens=2 delims==" %%V in ('findstr /b "JAVA_VERSION=" "%%~dpJ..\release" 2^>nul') do set "VERSION=%%~V"
set "MAJOR="
for /f "delims=.-+" %%V in ("%VERSION%") do set "MAJOR=%%V"
rem A command that ends soon does not need the second compiler, and has nothing to collect where there is room; what runs for long keeps the JDK's own choices.
set "KIND=short"
for %%C in (serve batch mcp chat) do if /i "%~1"=="%%C" set "KIND=long"
set "QUICK="
if "%KIND%"=="short" set "QUICK=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:NewSize=192m -XX:-UsePerfData -Xlog:disable -Xlog:all=error:stderr"
set "CDS="
if "%FOOTNOTE_CDS%"=="off" goto start
if not defined MAJOR goto start
if %MAJOR% LSS 19 goto start
if not exist "%LOCALAPPDATA%\footnote\cds" mkdir "%LOCALAPPDATA%\footnote\cds" 2>nul
for %%J in ("%JAR%") do set "BUILD=%%~zJ"
set CDS=-XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=%LOCALAPPDATA%\footnote\cds\%VERSION%-%KIND%-%BUILD%.jsa" -Xshare:auto -Xlog:disable -Xlog:all=error:stderr
:start
"%JAVA%" %QUICK% %CDS% %FOOTNOTE_JAVA_OPTS% -jar "%JAR%" %*
