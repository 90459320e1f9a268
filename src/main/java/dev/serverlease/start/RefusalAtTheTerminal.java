package dev.serverlease.start;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;
import org.springframework.boot.logging.LoggingSystemProperty;

/** Where the log is for machines, says why the start is refused on standard error as well, as a sentence. */
class RefusalAtTheTerminal implements FailureAnalysisReporter {

    @Override
    public void report(FailureAnalysis refused) {
        var format = LoggingSystemProperty.CONSOLE_STRUCTURED_FORMAT.getEnvironmentVariableName();
        if (!System.getProperty(format, "").isEmpty()) {
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8)
                    .println(Stream.of(refused.getDescription(), refused.getAction())
                            .filter(Objects::nonNull)
                            .collect(Collectors.joining(" ")));
        }
    }
}
