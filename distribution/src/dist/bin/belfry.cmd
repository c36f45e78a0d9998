@echo off
rem Starts Belfry on the Java that JAVA_HOME or PATH names. BELFRY_JAVA_OPTS: options for the JVM, after Belfry's own.
setlocal
for %%I in ("%~dp0..") do set "BELFRY_HOME=%%~fI"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
    echo belfry: no Java found. Install Java 17 or newer, or set JAVA_HOME to one. 1>&2
    exit /b 69
)
"%JAVA%" -cp "%BELFRY_HOME%\lib\*" "-Dbelfry.home=%BELFRY_HOME%" --enable-native-access=ALL-UNNAMED -Dguice_bytecode_gen_option=DISABLED -Xmx256m -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError %BELFRY_JAVA_OPTS% dev.belfry.app.Main %*
exit /b %errorlevel%
