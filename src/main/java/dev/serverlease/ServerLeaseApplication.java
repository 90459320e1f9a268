package dev.serverlease;

import dev.serverlease.config.TimeConfiguration;
import dev.serverlease.database.AfterRestore;
import dev.serverlease.database.InitDatabase;
import dev.serverlease.database.StartOverOutages;
import dev.serverlease.evidence.verify.Verify;
import dev.serverlease.paper.PdfPrinter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.TimeZone;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * Starts the product, or makes its database ready: {@code init-database}, or a restored one: {@code after-restore}, or
 * checks an evidence bundle: {@code verify}.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ServerLeaseApplication {

    public static void main(String[] args) {
        // The engine reads ISO dates in the JVM's zone, so the JVM's zone is the law's zone.
        TimeZone.setDefault(TimeZone.getTimeZone(TimeConfiguration.ZONE));
        if (args.length > 0 && args[0].equals(InitDatabase.COMMAND)) {
            System.exit(InitDatabase.run(System.getenv()));
        }
        if (args.length > 0 && args[0].equals(AfterRestore.COMMAND)) {
            System.exit(AfterRestore.run(System.getenv(), Clock.system(TimeConfiguration.ZONE)));
        }
        if (args.length > 0 && args[0].equals(Verify.COMMAND)) {
            // the libraries' logs are not for the reader of the lines
            LoggingSystem.get(ServerLeaseApplication.class.getClassLoader())
                    .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.OFF);
            var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
            System.exit(Verify.run(List.of(args).subList(1, args.length), Clock.system(TimeConfiguration.ZONE), out));
        }
        StartOverOutages.run(ServerLeaseApplication.class, args)
                .getBean(PdfPrinter.class)
                .warmUp();
    }
}
