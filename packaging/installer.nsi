; The installer for Windows: per user, Chinese, no administrator needed.
; makensis -INPUTCHARSET UTF8 -DVERSION=0.1.0 -DSOURCE=<folder of the bundle> -DICON=<gknb.ico> -DOUT=<setup.exe> installer.nsi
; Silent: setup.exe /S [/D=C:\folder]. Exit codes: 0 installed, 1 stopped by the user, 2 failed, 3 the program runs.

Unicode true
!ifdef AMD64
  Target amd64-unicode
!endif
!include MUI2.nsh
!include x64.nsh
!include WinVer.nsh
!include FileFunc.nsh

!define TITLE "政府信息公开年报填报助手"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\gknb"
!define CLASSES "Software\Classes"
!define MUTEX "Local\gknb.running"

Name "${TITLE}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\gknb"
InstallDirRegKey HKCU "${UNINSTALL_KEY}" "InstallLocation"
RequestExecutionLevel user
ManifestDPIAware true
SetCompressor /SOLID lzma
AllowSkipFiles off
BrandingText "${TITLE} ${VERSION}"

VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${TITLE}"
VIAddVersionKey "FileDescription" "${TITLE}安装程序"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "MIT许可证"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TEXT "将安装${TITLE} ${VERSION}，只为当前用户安装，不需要管理员权限。$\r$\n$\r$\n已有的草稿和设置不会改动。"
!define MUI_FINISHPAGE_RUN "$INSTDIR\gknb.exe"
!define MUI_FINISHPAGE_RUN_TEXT "现在打开${TITLE}"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

; Waits until the program is closed; a silent run ends with exit code 3.
!macro STOP_WHILE_RUNNING
  again:
  System::Call 'kernel32::OpenMutexW(i 0x100000, i 0, w "${MUTEX}") p .r0'
  ${If} $0 P<> 0
    System::Call 'kernel32::CloseHandle(p r0)'
    IfSilent 0 ask
    SetErrorLevel 3
    Quit
    ask:
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${TITLE}正在运行。请先保存草稿并关闭它，然后点“重试”。" IDRETRY again
    SetErrorLevel 1
    Quit
  ${EndIf}
!macroend

Function .onInit
  ${IfNot} ${RunningX64}
    MessageBox MB_OK|MB_ICONSTOP "${TITLE}需要64位Windows。" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "${TITLE}需要Windows 10（1809）或更高版本。" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  !insertmacro STOP_WHILE_RUNNING
FunctionEnd

Function un.onInit
  !insertmacro STOP_WHILE_RUNNING
FunctionEnd

Section "程序（必选）" PROGRAM
  SectionIn RO
  ; an older version goes first, its own files alone
  ${If} ${FileExists} "$INSTDIR\gknb.exe"
    RMDir /r "$INSTDIR\_internal"
  ${EndIf}
  SetOutPath "$INSTDIR"
  !cd "${SOURCE}"
  File /r "*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"

  CreateShortCut "$SMPROGRAMS\${TITLE}.lnk" "$INSTDIR\gknb.exe"

  WriteRegStr HKCU "${CLASSES}\.gknb" "" "gknb.draft"
  WriteRegStr HKCU "${CLASSES}\gknb.draft" "" "政府信息公开年报草稿"
  WriteRegStr HKCU "${CLASSES}\gknb.draft\DefaultIcon" "" '"$INSTDIR\gknb.exe",0'
  WriteRegStr HKCU "${CLASSES}\gknb.draft\shell\open\command" "" '"$INSTDIR\gknb.exe" "%1"'
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'

  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${TITLE}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\gknb.exe"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "gknb"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" $0
SectionEnd

Section /o "桌面快捷方式" DESKTOP_LINK
  CreateShortCut "$DESKTOP\${TITLE}.lnk" "$INSTDIR\gknb.exe"
SectionEnd

Section "Uninstall"
  Delete "$SMPROGRAMS\${TITLE}.lnk"
  Delete "$DESKTOP\${TITLE}.lnk"
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\gknb.exe"
  Delete "$INSTDIR\gknb-cli.exe"
  Delete "$INSTDIR\uninstall.exe"
  ; only when nothing else lies there: a draft saved in this folder stays, like settings and drafts elsewhere
  RMDir "$INSTDIR"

  ReadRegStr $0 HKCU "${CLASSES}\.gknb" ""
  ${If} $0 == "gknb.draft"
    DeleteRegKey HKCU "${CLASSES}\.gknb"
  ${EndIf}
  DeleteRegKey HKCU "${CLASSES}\gknb.draft"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
