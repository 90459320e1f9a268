package dev.serverlease;

import dev.serverlease.config.TimeConfiguration;
import dev.serverlease.database.InitDatabase;
import dev.serverlease.paper.PdfPrinter;
import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the product, or makes its database ready: {@code init-database}. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ServerLeaseApplication {

    public static void main(String[] args) {
        // The engine reads ISO dates in the JVM's zone, so the JVM's zone is the law's zone.
        TimeZone.setDefault(TimeZone.getTimeZone(TimeConfiguration.ZONE));
        if (args.length > 0 && args[0].equals(InitDatabase.COMMAND)) {
            System.exit(InitDatabase.run(System.getenv()));
        }
        SpringApplication.run(ServerLeaseApplication.class, args)
                .getBean(PdfPrinter.class)
                .warmUp();
    }
}
