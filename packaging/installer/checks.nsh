; What is looked at before anything is changed, and for whom it is installed.

Var ForWhomIsSaid  ; 1 where a switch or what is installed says it
Var Everybody      ; 1 where it is for all accounts
Var ForMe
Var ForAll

!macro END_WITH CODE TEXT
  MessageBox MB_OK|MB_ICONSTOP "${TEXT}" /SD IDOK
  SetErrorLevel ${CODE}
  Quit
!macroend

Function RefuseOldWindows
  ${IfNot} ${RunningX64}
    !insertmacro END_WITH ${WRONG_WINDOWS} "${TITLE}需要64位Windows，这台电脑是32位的，没有安装。"
  ${EndIf}
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${AtLeastBuild} 17763
    !insertmacro END_WITH ${WRONG_WINDOWS} "${TITLE}需要Windows 10（1809）或更高版本，这台电脑的Windows太旧，没有安装。"
  ${EndIf}
  ${If} ${IsNativeARM64}
  ${AndIfNot} ${AtLeastBuild} 22000
    !insertmacro END_WITH ${WRONG_WINDOWS} "${TITLE}在ARM电脑上需要Windows 11，没有安装。"
  ${EndIf}
FunctionEnd

; $0 is 1 where the window or the command line runs. The names are those of app/system/windows.py.
!macro FIND_RUNNING
  System::Call 'kernel32::OpenMutexW(i 0x100000, i 0, w "Local\gknb.running") p .r0'
  ${If} $0 P= 0
    System::Call 'kernel32::OpenMutexW(i 0x100000, i 0, w "Local\gknb.command") p .r0'
  ${EndIf}
  ${If} $0 P<> 0
    System::Call 'kernel32::CloseHandle(p r0)'
    StrCpy $0 1
  ${EndIf}
!macroend

; Waits until they are closed; a silent run ends.
!macro REFUSE_WHILE_RUNNING
  !define AT ${__COUNTER__}
  again_${AT}:
  !insertmacro FIND_RUNNING
  ${If} $0 = 1
    IfSilent 0 ask_${AT}
    SetErrorLevel ${RUNS}
    Quit
    ask_${AT}:
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${TITLE}正在运行（窗口或命令行）。请先保存草稿并关闭它，然后点“重试”。" IDRETRY again_${AT}
    SetErrorLevel ${CANCELLED}
    Quit
  ${EndIf}
  !undef AT
!macroend

; Held until this process ends: two set-ups would clear away each other's files, and so would a window that starts.
Function RefuseSecondSetup
  System::Call 'kernel32::CreateMutexW(p 0, i 0, w "Local\gknb.installing") p .r0 ?e'
  Pop $1
  ${If} $1 = 183
    !insertmacro END_WITH ${ANOTHER_SETUP} "另一个安装程序正在运行，没有安装。请等它结束。"
  ${EndIf}
FunctionEnd

Function RefuseOlder
  Push $Before
  Call RefuseOlderThan
  Push $INSTDIR
  Call RefuseOlderThan
FunctionEnd

Function RefuseOlderThan
  Pop $0
  ClearErrors
  GetDLLVersion "$0\gknb.exe" $R0 $R1
  ${If} ${Errors}
    Return
  ${EndIf}
  IntOp $1 ${V1} << 16
  IntOp $1 $1 | ${V2}
  IntOp $2 ${V3} << 16
  ${If} $R0 U< $1
    Return
  ${EndIf}
  ${If} $R0 = $1
  ${AndIf} $R1 U<= $2
    Return
  ${EndIf}
  ${GetParameters} $3
  ClearErrors
  ${GetOptions} $3 "/Downgrade" $4
  ${IfNot} ${Errors}
    Return
  ${EndIf}
  IfSilent 0 ask
  SetErrorLevel ${NEWER_IS_THERE}
  Quit
  ask:
  MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "这台电脑上已有更新的版本。要换成较旧的${VERSION}吗？$\r$\n$\r$\n新版本存的草稿，旧版本可能打不开。" IDYES go_on
  SetErrorLevel ${NEWER_IS_THERE}
  Quit
  go_on:
FunctionEnd

; /CurrentUser or /AllUsers says it, else what is installed, else the page.
Function ChooseForWhom
  SetShellVarContext current
  ReadRegDWORD $0 HKLM "${MSI_KEY}" "installed"
  ${If} $0 = 1
    !insertmacro END_WITH ${MSI_IS_THERE} "这台电脑上的${TITLE}是管理员用MSI安装的，请管理员用MSI更新。没有安装。"
  ${EndIf}
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/CurrentUser" $1
  ${IfNot} ${Errors}
    StrCpy $ForWhomIsSaid 1
    Call RefuseSystemAccount
    Return
  ${EndIf}
  ReadRegStr $2 HKLM "${UNINSTALL_KEY}" "InstallLocation"
  ClearErrors
  ${GetOptions} $0 "/AllUsers" $1
  ${IfNot} ${Errors}
  ${OrIf} $2 != ""
    StrCpy $ForWhomIsSaid 1
    Call ForEverybody
    Return
  ${EndIf}
  Call RefuseSystemAccount
FunctionEnd

Function RefuseSystemAccount
  ${GetParent} $LOCALAPPDATA $1
  ${GetParent} $1 $1
  ${GetFileName} $1 $1
  ${If} $1 == "systemprofile"
    !insertmacro END_WITH ${SYSTEM_ACCOUNT} "系统账户（SYSTEM）没有自己的开始菜单，请加上 /AllUsers。没有安装。"
  ${EndIf}
FunctionEnd

; Goes on in an elevated run of the same installer where this one has no such rights.
Function ForEverybody
  SetShellVarContext all
  StrCpy $Everybody 1
  UserInfo::GetAccountType
  Pop $0
  ${If} $0 == "Admin"
    Return
  ${EndIf}
  IfSilent refuse
  StrCpy $0 "/AllUsers"
  ${If} $INSTDIR != ""
    StrCpy $0 "/AllUsers /D=$INSTDIR"
  ${EndIf}
  ExecShell "runas" "$EXEPATH" $0
  Quit
  refuse:
  SetErrorLevel ${NEEDS_ADMINISTRATOR}
  Quit
FunctionEnd

; /D= goes before where it was, that before the usual place.
Function FindBefore
  ReadRegStr $Before SHCTX "${UNINSTALL_KEY}" "InstallLocation"
  ${If} $INSTDIR == ""
    StrCpy $INSTDIR $Before
  ${EndIf}
  ${If} $Before == $INSTDIR ; a set-up that was stopped may have left one behind
    ReadRegStr $Before SHCTX "${UNINSTALL_KEY}" "Before"
  ${EndIf}
  ${If} $INSTDIR == ""
  ${AndIf} $Everybody = 1
    StrCpy $INSTDIR "$PROGRAMFILES64\gknb"
  ${ElseIf} $INSTDIR == ""
    StrCpy $INSTDIR "$LOCALAPPDATA\Programs\gknb"
  ${EndIf}
FunctionEnd

Function AskForWhom
  ${If} $ForWhomIsSaid == 1
    Abort
  ${EndIf}
  !insertmacro MUI_HEADER_TEXT "为谁安装" "选好后点“下一步”。"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateRadioButton} 0 0 100% 12u "只为我自己，不需要管理员权限（推荐）"
  Pop $ForMe
  ${NSD_CreateRadioButton} 0 20u 100% 12u "为这台电脑的所有用户，需要管理员权限"
  Pop $ForAll
  ${NSD_Check} $ForMe
  nsDialogs::Show
FunctionEnd

Function TakeForWhom
  ${NSD_GetState} $ForAll $0
  ${If} $0 = ${BST_CHECKED}
    StrCpy $INSTDIR ""
    Call ForEverybody
    Call FindBefore
  ${EndIf}
FunctionEnd

Function un.ChooseForWhom
  ReadRegStr $0 HKLM "${UNINSTALL_KEY}" "InstallLocation"
  ${If} $0 == $INSTDIR
    SetShellVarContext all
    UserInfo::GetAccountType
    Pop $0
    ${If} $0 != "Admin"
      IfSilent refuse
      ExecShell "runas" "$INSTDIR\uninstall.exe"
      Quit
      refuse:
      SetErrorLevel ${NEEDS_ADMINISTRATOR}
      Quit
    ${EndIf}
  ${EndIf}
FunctionEnd
