; The installer for Windows: Chinese, for one account without an administrator or for all accounts with one.
; makensis -INPUTCHARSET UTF8 -DVERSION=0.1.0 -DSOURCE=<folder of the bundle> -DLIB=<its folder of libraries>
;   -DSIZE=<its size in kB> -DICON=<gknb.ico> -DPICTURE=<side.bmp> -DOUT=<setup.exe> [-DAMD64] [-DSIGN=<command>] installer.nsi
; Switches and exit codes: docs/windows.md.

Unicode true
!ifdef AMD64
  Target amd64-unicode
!endif
!include MUI2.nsh
!include x64.nsh
!include WinVer.nsh
!include FileFunc.nsh
!include nsDialogs.nsh

!define TITLE "政府信息公开年报填报助手"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\gknb"
!define MSI_KEY "Software\gknb\msi"
!define CLASSES "Software\Classes"

!define CANCELLED 1
!define NOT_DONE 2
!define RUNS 3
!define NEWER_IS_THERE 4
!define WRONG_WINDOWS 5
!define NEEDS_ADMINISTRATOR 6
!define SYSTEM_ACCOUNT 7
!define ANOTHER_SETUP 8
!define MSI_IS_THERE 9

!searchparse "${VERSION}" "" V1 "." V2 "." V3
Name "${TITLE}"
OutFile "${OUT}"
InstallDir ""
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS Win10
SetCompressor /SOLID lzma
AllowSkipFiles off
BrandingText "${TITLE} ${VERSION}"
SetFont "Microsoft YaHei UI" 9

VIProductVersion "${VERSION}.0"
VIAddVersionKey "CompanyName" "gknb"
VIAddVersionKey "ProductName" "${TITLE}"
VIAddVersionKey "FileDescription" "${TITLE}安装程序"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "MIT许可证"

!ifdef SIGN
  ; the uninstaller first, it is part of what is signed last
  !uninstfinalize `${SIGN} "%1"` = 0
  !finalize `${SIGN} "%1"` = 0
!endif

Var Before      ; where the program was, '' where it was not
Var Fresh       ; 1 where the folder of libraries was not there yet
Var Swapped     ; 1 once the new version is the one that starts

!include installer/checks.nsh
!include installer/known.nsh
!include installer/swap.nsh

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${PICTURE}"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TEXT "将安装${TITLE} ${VERSION}。$\r$\n$\r$\n已有的草稿和设置不会改动。装到一半出错或断电，原来的版本照旧可用。"
!define MUI_FINISHPAGE_RUN "$INSTDIR\gknb.exe"
!define MUI_FINISHPAGE_RUN_TEXT "现在打开${TITLE}"
!insertmacro MUI_PAGE_WELCOME
Page custom AskForWhom TakeForWhom
!define MUI_COMPONENTSPAGE_NODESC
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_COMPONENTS
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

Function .onInit
  SetRegView 64
  Call RefuseOldWindows
  Call ChooseForWhom
  Call FindBefore
  !insertmacro REFUSE_WHILE_RUNNING
FunctionEnd

Section "程序（必选）" PROGRAM
  SectionIn RO
  AddSize ${SIZE}
  !insertmacro REFUSE_WHILE_RUNNING
  Call RefuseSecondSetup
  Call RefuseOlder
  Call Unpack
  Call Swap
  Call MakeKnown
  Call ClearOlder
SectionEnd

Section /o "桌面快捷方式" DESKTOP_LINK
  CreateShortCut "$DESKTOP\${TITLE}.lnk" "$INSTDIR\gknb.exe"
SectionEnd

Function .onInstFailed
  Call ClearNew
FunctionEnd

Section "un.程序（必选）"
  SectionIn RO
  !insertmacro REMOVE_PROGRAM "$INSTDIR"
  ${If} ${FileExists} "$INSTDIR\gknb.exe"
    MessageBox MB_OK|MB_ICONSTOP "没有卸载：程序的文件正被占用（可能是杀毒软件在扫描）。请稍后再试。" /SD IDOK
    SetErrorLevel ${NOT_DONE}
    Abort
  ${EndIf}
  !insertmacro FORGET
SectionEnd

; Drafts and settings always stay.
Section /o "un.同时删除草稿的较早版本" VERSIONS
  SetShellVarContext current
  RMDir /r "$LOCALAPPDATA\gknb\versions"
SectionEnd

Function un.onInit
  SetRegView 64
  Call un.ChooseForWhom
  !insertmacro REFUSE_WHILE_RUNNING
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/DeleteVersions" $1
  ${IfNot} ${Errors}
    SectionSetFlags ${VERSIONS} 1
  ${EndIf}
FunctionEnd
