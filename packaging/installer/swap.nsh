; All or nothing: the new version lies complete beside the old one before one file after another takes its place.
;
; Each .exe knows the folder of its libraries, whose name holds version and sum. Until gknb.exe is exchanged, in one step of
; the file system, the old one starts with the old folder; from then on the new one with the new. A set-up that is killed
; leaves nothing but files that nobody uses; they go with the next set-up, or when the window is opened the next time.

!define REPLACE_AND_WRITE_THROUGH 9

; Into its final place, which nothing names yet. Where it is there already, the same version is mended: see `Mend`.
Function Unpack
  StrCpy $Fresh 1
  ${If} ${FileExists} "$INSTDIR\${LIB}\*.*"
    StrCpy $Fresh 0
    SetOutPath "$INSTDIR\${LIB}.new"
  ${Else}
    SetOutPath "$INSTDIR\${LIB}"
  ${EndIf}
  !cd "${SOURCE}"
  File "/oname=$INSTDIR\gknb.exe.new" "gknb.exe"
  File "/oname=$INSTDIR\gknb-cli.exe.new" "gknb-cli.exe"
  !cd "${LIB}"
  File /r "*.*"
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe.new"
  ${If} $Fresh = 0
    Call Mend
  ${EndIf}
FunctionEnd

; File after file of the same content: every state between is at least as good as the one before.
Function Mend
  StrLen $R4 "$INSTDIR\${LIB}.new"
  StrCpy $R5 0
  ${Locate} "$INSTDIR\${LIB}.new" "/L=F" MendOne
  ${If} $R5 <> 0
    Call GiveUp
  ${EndIf}
  RMDir /r "$INSTDIR\${LIB}.new"
FunctionEnd

Function MendOne
  StrCpy $R6 $R8 "" $R4
  CreateDirectory "$INSTDIR\${LIB}$R6"
  StrCpy $R2 "$R9"
  StrCpy $R3 "$INSTDIR\${LIB}$R6\$R7"
  Call Exchange
  ${If} $R0 = 0
    StrCpy $R5 1
  ${EndIf}
  Push $R0
FunctionEnd

; $R2 takes the place of $R3; $R0 is 0 where that can't be. A virus scanner holds new files for a moment: five seconds.
Function Exchange
  StrCpy $R1 0
  again:
  System::Call 'kernel32::MoveFileExW(w R2, w R3, i ${REPLACE_AND_WRITE_THROUGH}) i .R0'
  ${If} $R0 = 0
    Sleep 250
    IntOp $R1 $R1 + 1
    IntCmp $R1 20 0 again
  ${EndIf}
FunctionEnd

!macro KEEP NAME
  StrCpy $R2 "$INSTDIR\${NAME}"
  StrCpy $R3 "$INSTDIR\${NAME}.old"
  Delete $R3
  System::Call 'kernel32::CopyFileW(w R2, w R3, i 0)'
!macroend

!macro EXCHANGE NAME
  StrCpy $R2 "$INSTDIR\${NAME}.new"
  StrCpy $R3 "$INSTDIR\${NAME}"
  Call Exchange
  ${If} $R0 = 0
    Call PutBack
    Call GiveUp
  ${EndIf}
!macroend

; What has been exchanged has no new file beside it any more.
!macro PUT_BACK NAME
  StrCpy $R2 "$INSTDIR\${NAME}.old"
  StrCpy $R3 "$INSTDIR\${NAME}"
  ${If} ${FileExists} $R2
  ${AndIfNot} ${FileExists} "$R3.new"
    Call Exchange
    ${If} $R0 = 0
      StrCpy $Fresh 0 ; it stays the new one, and needs its libraries
    ${EndIf}
  ${EndIf}
  Delete $R2
!macroend

; The window last: it is what says which version is there.
Function Swap
  !insertmacro KEEP "gknb-cli.exe"
  !insertmacro KEEP "uninstall.exe"
  !insertmacro EXCHANGE "gknb-cli.exe"
  !insertmacro EXCHANGE "uninstall.exe"
  !insertmacro EXCHANGE "gknb.exe"
  StrCpy $Swapped 1
  Delete "$INSTDIR\gknb-cli.exe.old"
  Delete "$INSTDIR\uninstall.exe.old"
FunctionEnd

Function PutBack
  !insertmacro PUT_BACK "gknb-cli.exe"
  !insertmacro PUT_BACK "uninstall.exe"
FunctionEnd

Function GiveUp
  MessageBox MB_OK|MB_ICONSTOP "没有装成：程序的文件正被占用（程序还开着，或杀毒软件在扫描）。原来的版本没有改动，请稍后再试。" /SD IDOK
  SetErrorLevel ${NOT_DONE}
  !insertmacro FIND_RUNNING ; started while the new version was unpacked
  ${If} $0 = 1
    SetErrorLevel ${RUNS}
  ${EndIf}
  Abort
FunctionEnd

; After a failure: what was unpacked goes.
Function ClearNew
  ${If} $Swapped = 1
    Return
  ${EndIf}
  SetOutPath "$TEMP"
  Delete "$INSTDIR\gknb.exe.new"
  Delete "$INSTDIR\gknb-cli.exe.new"
  Delete "$INSTDIR\uninstall.exe.new"
  RMDir /r "$INSTDIR\${LIB}.new"
  ${IfNot} ${FileExists} "$INSTDIR\gknb.exe"
    Delete "$INSTDIR\gknb-cli.exe"
    Delete "$INSTDIR\uninstall.exe"
  ${EndIf}
  ${If} $Fresh = 1
    RMDir /r "$INSTDIR\${LIB}"
  ${EndIf}
  RMDir "$INSTDIR"
FunctionEnd

; As `Exchange` waits: the error flag is set where a file can't be deleted within five seconds.
!macro DELETE_PATIENTLY FILES
  StrCpy $R1 0
  ${Do}
    ClearErrors
    Delete "${FILES}"
    ${IfNot} ${Errors}
      ${ExitDo}
    ${EndIf}
    ${If} $R1 = 20
      SetErrors ; asking has cleared the flag
      ${ExitDo}
    ${EndIf}
    Sleep 250
    IntOp $R1 $R1 + 1
  ${Loop}
!macroend

; A folder of libraries goes whole or not at all: its Python can't be deleted while a program runs from it.
!macro CLEAR_LIBRARIES FOLDER
  !insertmacro DELETE_PATIENTLY "${FOLDER}\python3??.dll"
  ${IfNot} ${Errors}
    RMDir /r "${FOLDER}"
  ${EndIf}
!macroend

; Every folder of libraries in `FOLDER` but `KEPT`.
!macro CLEAR_ALL_LIBRARIES FOLDER KEPT
  Push $8
  Push $9
  FindFirst $8 $9 "${FOLDER}\gknb-lib-*"
  ${DoWhile} $9 != ""
    ${If} $9 != "${KEPT}"
      !insertmacro CLEAR_LIBRARIES "${FOLDER}\$9"
    ${EndIf}
    FindNext $8 $9
  ${Loop}
  FindClose $8
  Pop $9
  Pop $8
!macroend

; Takes the program out of a folder. Leaves all of it where gknb.exe can't be deleted; what else lies there always stays.
!macro REMOVE_PROGRAM FOLDER
  SetOutPath "$TEMP"
  !insertmacro DELETE_PATIENTLY "${FOLDER}\gknb.exe"
  ${IfNot} ${Errors}
    !insertmacro DELETE_PATIENTLY "${FOLDER}\gknb-cli.exe"
    Delete "${FOLDER}\*.exe.new"
    Delete "${FOLDER}\*.exe.old"
    !insertmacro CLEAR_ALL_LIBRARIES "${FOLDER}" ""
    Delete "${FOLDER}\uninstall.exe"
    RMDir "${FOLDER}"
  ${EndIf}
!macroend

; The older version's libraries, and the program in the folder where it was before.
Function ClearOlder
  SetOutPath "$TEMP"
  !insertmacro CLEAR_ALL_LIBRARIES "$INSTDIR" "${LIB}"
  ${If} $Before != ""
  ${AndIf} $Before != $INSTDIR
    !insertmacro REMOVE_PROGRAM "$Before"
    ${IfNot} ${FileExists} "$Before\gknb.exe"
      DeleteRegValue SHCTX "${UNINSTALL_KEY}" "Before"
    ${EndIf}
  ${EndIf}
  ${If} $Everybody = 1
    Call ClearMine
  ${EndIf}
FunctionEnd

; Installed for everybody, this account needs none of its own.
Function ClearMine
  ReadRegStr $R2 HKCU "${UNINSTALL_KEY}" "InstallLocation"
  ${If} $R2 != ""
  ${AndIf} $R2 != $INSTDIR
    !insertmacro REMOVE_PROGRAM "$R2"
    SetShellVarContext current
    !insertmacro FORGET
    SetShellVarContext all
  ${EndIf}
FunctionEnd
