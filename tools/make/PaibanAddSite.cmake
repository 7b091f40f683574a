# paiban_add_site(TARGET [CONTENT] [OUT] [ALL] [ROOT DIR] [LAYOUTS DIR] [FONTS DIR] [PAPER ID] [DATE YYYY-MM-DD]
#                 [DRAFTS] [STRICT] [SHARDS DIR] [OPTIONS OPTION…] [DEPENDS FILE…])
#
# A target that publishes CONTENT (default: ROOT/content) into OUT (default: ROOT/out); ROOT is the current source
# folder. A relative OUT lies in the build folder, all else in the source folder. The names may be written as keywords,
# too: paiban_add_site(TARGET news CONTENT text OUT public). It is made again when a file or folder that the build read
# has changed, come or gone, when the tool has, or when OUT was removed. ALL makes it part of the default build; OPTIONS
# go to `paiban build` as they are. SHARDS makes each issue apart, in DIR, as many at once as the build has jobs, and joins
# them: the same site, for archives whose first build takes long (a relative DIR lies in the build folder).
function(paiban_add_site)
  cmake_parse_arguments(PARSE_ARGV 0 S "ALL;DRAFTS;STRICT" "TARGET;CONTENT;OUT;ROOT;LAYOUTS;FONTS;PAPER;DATE;SHARDS"
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
  set(folders)
  foreach(name CONTENT LAYOUTS FONTS)
    if(S_${name})
      get_filename_component(dir "${S_${name}}" ABSOLUTE BASE_DIR "${CMAKE_CURRENT_SOURCE_DIR}")
      string(TOLOWER "${name}" option)
      list(APPEND folders "--${option}=${dir}")
    endif()
  endforeach()
  set(arguments build "${S_ROOT}" "--out=${S_OUT}" ${folders})
  foreach(name PAPER DATE)
    if(S_${name})
      string(TOLOWER "${name}" option)
      list(APPEND arguments "--${option}=${S_${name}}")
    endif()
  endforeach()
  set(flags)
  foreach(name DRAFTS STRICT)
    if(S_${name})
      string(TOLOWER "${name}" option)
      list(APPEND flags "--${option}")
    endif()
  endforeach()
  list(APPEND arguments ${flags})

  # With make, CMake (seen in 3.25) never forgets what depfiles named once: a deleted article would be waited for, always.
  set(forget)
  if(CMAKE_GENERATOR MATCHES "Makefiles")
    set(forget COMMAND "${CMAKE_COMMAND}" -E rm -f
               "${CMAKE_CURRENT_BINARY_DIR}/CMakeFiles/${S_TARGET}.dir/compiler_depend.internal")
  endif()
  set(stamp "${S_OUT}/.paiban/${S_TARGET}.stamp") # goes when OUT goes
  if(S_SHARDS)
    paiban_add_shards()
  else()
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
  endif()
  if(S_ALL)
    add_custom_target(${S_TARGET} ALL DEPENDS "${stamp}")
  else()
    add_custom_target(${S_TARGET} DEPENDS "${stamp}")
  endif()
endfunction()

# Private: a shard for each issue, joined when all are made.
macro(paiban_add_shards)
  if(S_PAPER OR S_DATE)
    message(FATAL_ERROR "paiban_add_site(${S_TARGET}): SHARDS makes all issues: leave out PAPER and DATE")
  endif()
  set(content "${S_ROOT}/content")
  if(S_CONTENT)
    get_filename_component(content "${S_CONTENT}" ABSOLUTE BASE_DIR "${CMAKE_CURRENT_SOURCE_DIR}")
  endif()
  get_filename_component(shards "${S_SHARDS}" ABSOLUTE BASE_DIR "${CMAKE_CURRENT_BINARY_DIR}")
  file(GLOB issues CONFIGURE_DEPENDS RELATIVE "${content}" "${content}/*/[12][0-9][0-9][0-9]-*")
  file(GLOB gone RELATIVE "${shards}" "${shards}/*/[12][0-9][0-9][0-9]-*/issue.shard")
  list(TRANSFORM gone REPLACE "/issue.shard$" "")
  list(REMOVE_ITEM gone ${issues})
  foreach(issue IN LISTS gone) # the content has it no longer
    file(REMOVE_RECURSE "${shards}/${issue}" "${shards}/${issue}.made")
  endforeach()
  set(made)
  foreach(issue IN LISTS issues)
    get_filename_component(paper "${issue}" DIRECTORY)
    get_filename_component(date "${issue}" NAME)
    string(REGEX REPLACE "-[a-z]$" "" day "${issue}")
    file(GLOB editions CONFIGURE_DEPENDS "${content}/${day}" "${content}/${day}-?") # each one's page names the others
    file(MAKE_DIRECTORY "${shards}/${paper}")
    add_custom_command(
      OUTPUT "${shards}/${issue}.made"
      COMMAND Paiban::paiban build "${S_ROOT}" ${folders} ${flags} "--paper=${paper}" "--date=${date}"
              "--shard=${shards}/${issue}" --jobs=1 --quiet "--depfile=${shards}/${issue}.made.d" ${S_OPTIONS}
      COMMAND "${CMAKE_COMMAND}" -E touch "${shards}/${issue}.made"
      ${forget}
      DEPENDS Paiban::paiban ${editions} ${S_DEPENDS}
      DEPFILE "${shards}/${issue}.made.d"
      WORKING_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}"
      COMMENT "Making ${issue}"
      VERBATIM)
    list(APPEND made "${shards}/${issue}.made")
  endforeach()
  file(GENERATE OUTPUT "${CMAKE_CURRENT_BINARY_DIR}/${S_TARGET}.issues" CONTENT "${issues}\n") # one more or less joins again
  add_custom_command(
    OUTPUT "${stamp}"
    COMMAND Paiban::paiban join "${shards}" ${folders} "--content=${content}" "--out=${S_OUT}" --quiet
    COMMAND "${CMAKE_COMMAND}" -E touch "${stamp}"
    DEPENDS Paiban::paiban ${made} "${CMAKE_CURRENT_BINARY_DIR}/${S_TARGET}.issues"
    WORKING_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}"
    COMMENT "Joining ${S_TARGET}"
    VERBATIM)
endmacro()
