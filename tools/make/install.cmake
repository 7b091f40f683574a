# What `cmake --install` puts where, and the Debian package. Everything finds the rest from where it lies itself: the
# prefix may move.
include(CMakePackageConfigHelpers)

# What the tool says of itself, as files: the manual page in two languages and the shells' completion.
set(made "${CMAKE_BINARY_DIR}/share")
set(english "${CMAKE_COMMAND}" -E env LC_ALL=C.UTF-8 LANGUAGE=en) # whoever builds it
add_custom_command(
  TARGET paiban
  POST_BUILD
  COMMAND "${CMAKE_COMMAND}" -E make_directory "${made}"
  COMMAND ${english} $<TARGET_FILE:paiban> manual > "${made}/paiban.1"
  COMMAND ${english} $<TARGET_FILE:paiban> manual --lang=zh > "${made}/paiban.zh_CN.1"
  COMMAND ${english} $<TARGET_FILE:paiban> completion bash > "${made}/paiban.bash"
  COMMAND ${english} $<TARGET_FILE:paiban> completion zsh > "${made}/_paiban"
  COMMAND ${english} $<TARGET_FILE:paiban> completion fish > "${made}/paiban.fish"
  VERBATIM)

set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON) # the program is enough; no test need be built
set(share "${CMAKE_INSTALL_DATADIR}")
install(TARGETS paiban RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
# The program looks for these at ../share/paiban.
install(DIRECTORY "${PROJECT_SOURCE_DIR}/layouts" "${PROJECT_SOURCE_DIR}/fonts" DESTINATION share/paiban)
install(FILES "${CMAKE_CURRENT_LIST_DIR}/paiban.mk" "${CMAKE_CURRENT_LIST_DIR}/Snakefile" DESTINATION share/paiban)
install(DIRECTORY "${CMAKE_CURRENT_LIST_DIR}/slurm" DESTINATION share/paiban USE_SOURCE_PERMISSIONS)
install(DIRECTORY "${PROJECT_SOURCE_DIR}/tools/editor" DESTINATION share/paiban)
install(FILES "${made}/paiban.1" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
install(FILES "${made}/paiban.zh_CN.1" DESTINATION "${CMAKE_INSTALL_MANDIR}/zh_CN/man1" RENAME paiban.1)
install(FILES "${made}/paiban.bash" DESTINATION "${share}/bash-completion/completions" RENAME paiban)
install(FILES "${made}/_paiban" DESTINATION "${share}/zsh/vendor-completions")
install(FILES "${made}/paiban.fish" DESTINATION "${share}/fish/vendor_completions.d")
install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" DESTINATION "${share}/doc/paiban" RENAME copyright)

set(module "${share}/cmake/Paiban")
configure_package_config_file("${CMAKE_CURRENT_LIST_DIR}/PaibanConfig.cmake.in" "${made}/PaibanConfig.cmake"
                              INSTALL_DESTINATION "${module}" PATH_VARS CMAKE_INSTALL_BINDIR)
write_basic_package_version_file("${made}/PaibanConfigVersion.cmake" COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)
install(FILES "${made}/PaibanConfig.cmake" "${made}/PaibanConfigVersion.cmake"
              "${CMAKE_CURRENT_LIST_DIR}/PaibanAddSite.cmake" DESTINATION "${module}")

# `cpack -G DEB`, in the build folder. Libraries by what the program is linked with, fonts by tools/packages.txt.
file(STRINGS "${PROJECT_SOURCE_DIR}/tools/packages.txt" fonts REGEX "^fonts ")
string(REGEX REPLACE "^fonts +" "" fonts "${fonts}")
string(REGEX REPLACE " +" ", " fonts "${fonts}")
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME paiban)
set(CPACK_PACKAGE_VENDOR "The Paiban authors")
set(CPACK_PACKAGE_CONTACT "The Paiban authors <paiban@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "typesets newspapers from Markdown: press PDF and e-paper")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
    "Articles go in as Markdown files; out come a press-ready PDF and a matching
e-paper, two exports of one composed page. For Chinese and Tibetan papers, by
the rules of CLREQ, TLREQ and GB/T 15834.")
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "${fonts}")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "ca-certificates, pandoc") # `check --links` of https addresses, `import` of Word files
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
include(CPack)
