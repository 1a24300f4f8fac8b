; What Windows knows of the program: Start menu, .gknb files, the list of programs.

Function MakeKnown
  CreateShortCut "$SMPROGRAMS\${TITLE}.lnk" "$INSTDIR\gknb.exe"
  WriteRegStr SHCTX "${CLASSES}\.gknb" "" "gknb.draft"
  WriteRegStr SHCTX "${CLASSES}\gknb.draft" "" "政府信息公开年报草稿"
  WriteRegStr SHCTX "${CLASSES}\gknb.draft\DefaultIcon" "" '"$INSTDIR\gknb.exe",0'
  WriteRegStr SHCTX "${CLASSES}\gknb.draft\shell\open\command" "" '"$INSTDIR\gknb.exe" "%1"'
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'

  ${If} $Before != ""
  ${AndIf} $Before != $INSTDIR
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "Before" "$Before"
  ${EndIf}
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayName" "${TITLE}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\gknb.exe"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "Publisher" "gknb"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR\${LIB}" "/S=0K" $0 $1 $2
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "EstimatedSize" $0
FunctionEnd

!macro FORGET
  Delete "$SMPROGRAMS\${TITLE}.lnk"
  Delete "$DESKTOP\${TITLE}.lnk"
  ReadRegStr $0 SHCTX "${CLASSES}\.gknb" ""
  ${If} $0 == "gknb.draft"
    DeleteRegKey SHCTX "${CLASSES}\.gknb"
  ${EndIf}
  DeleteRegKey SHCTX "${CLASSES}\gknb.draft"
  DeleteRegKey SHCTX "${UNINSTALL_KEY}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend
