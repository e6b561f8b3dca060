# cmake -DPROGRAM=P -DINPUT=F -DOUTPUT=F -P filter.cmake: P <INPUT >OUTPUT, without a shell.
execute_process(COMMAND ${PROGRAM} INPUT_FILE ${INPUT} OUTPUT_FILE ${OUTPUT} RESULT_VARIABLE status)
if(NOT status EQUAL 0)
  file(REMOVE ${OUTPUT})
  message(FATAL_ERROR "${INPUT}: ${PROGRAM} ended with ${status}")
endif()
