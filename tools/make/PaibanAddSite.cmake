# paiban_add_site(TARGET [CONTENT] [OUT] [ALL] [ROOT DIR] [LAYOUTS DIR] [FONTS DIR] [PAPER ID] [DATE YYYY-MM-DD]
#                 [DRAFTS] [STRICT] [OPTIONS OPTION…] [DEPENDS FILE…])
#
# A target that publishes CONTENT (default: ROOT/content) into OUT (default: ROOT/out); ROOT is the current source
# folder. A relative OUT lies in the build folder, all else in the source folder. The names may be written as keywords,
# too: paiban_add_site(TARGET news CONTENT text OUT public). It is made again when a file or folder that the build read
# has changed, come or gone, when the tool has, or when OUT was removed. ALL makes it part of the default build; OPTIONS
# go to `paiban build` as they are.
function(paiban_add_site)
  cmake_parse_arguments(PARSE_ARGV 0 S "ALL;DRAFTS;STRICT" "TARGET;CONTENT;OUT;ROOT;LAYOUTS;FONTS;PAPER;DATE"
                        "OPTIONS;DEPENDS")
  foreach(name TARGET CONTENT OUT) # the first words, by their order
    if(NOT S_${name} AND S_UNPARSED_ARGUMENTS)
      list(POP_FRONT S_UNPARSED_ARGUMENTS S_${name})
    endif()
  endforeach()
  if(NOT S_TARGET)
    message(FATAL_ERROR "paiban_add_site: the target needs a name")
  endif()
  if(S_UNPARSED_ARGUMENTS OR S_KEYWORDS_MISSING_VALUES)
    message(FATAL_ERROR "paiban_add_site(${S_TARGET}): not understood: "
                        "${S_UNPARSED_ARGUMENTS}${S_KEYWORDS_MISSING_VALUES}")
  endif()

  if(NOT S_ROOT)
    set(S_ROOT "${CMAKE_CURRENT_SOURCE_DIR}")
  endif()
  get_filename_component(S_ROOT "${S_ROOT}" ABSOLUTE BASE_DIR "${CMAKE_CURRENT_SOURCE_DIR}")
  if(NOT S_OUT)
    set(S_OUT "${S_ROOT}/out")
  endif()
  get_filename_component(S_OUT "${S_OUT}" ABSOLUTE BASE_DIR "${CMAKE_CURRENT_BINARY_DIR}")
  set(arguments build "${S_ROOT}" "--out=${S_OUT}")
  foreach(name CONTENT LAYOUTS FONTS)
    if(S_${name})
      get_filename_component(dir "${S_${name}}" ABSOLUTE BASE_DIR "${CMAKE_CURRENT_SOURCE_DIR}")
      string(TOLOWER "${name}" option)
      list(APPEND arguments "--${option}=${dir}")
    endif()
  endforeach()
  foreach(name PAPER DATE)
    if(S_${name})
      string(TOLOWER "${name}" option)
      list(APPEND arguments "--${option}=${S_${name}}")
    endif()
  endforeach()
  foreach(name DRAFTS STRICT)
    if(S_${name})
      string(TOLOWER "${name}" option)
      list(APPEND arguments "--${option}")
    endif()
  endforeach()

  # With make, CMake (seen in 3.25) never forgets what depfiles named once: a deleted article would be waited for, always.
  set(forget)
  if(CMAKE_GENERATOR MATCHES "Makefiles")
    set(forget COMMAND "${CMAKE_COMMAND}" -E rm -f
               "${CMAKE_CURRENT_BINARY_DIR}/CMakeFiles/${S_TARGET}.dir/compiler_depend.internal")
  endif()
  set(stamp "${S_OUT}/.paiban/${S_TARGET}.stamp") # goes when OUT goes
  add_custom_command(
    OUTPUT "${stamp}"
    COMMAND Paiban::paiban ${arguments} --quiet "--depfile=${stamp}.d" ${S_OPTIONS}
    COMMAND "${CMAKE_COMMAND}" -E touch "${stamp}"
    ${forget}
    DEPENDS Paiban::paiban ${S_DEPENDS}
    DEPFILE "${stamp}.d"
    WORKING_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}"
    COMMENT "Publishing ${S_TARGET}"
    VERBATIM)
  if(S_ALL)
    add_custom_target(${S_TARGET} ALL DEPENDS "${stamp}")
  else()
    add_custom_target(${S_TARGET} DEPENDS "${stamp}")
  endif()
endfunction()
