package dev.serverlease.database;

import dev.serverlease.start.WrongSetting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/** @param longestWait {@code wait}: how long a start waits for a database that does not answer */
@ConfigurationProperties("server-lease.database")
record DatabaseSettings(@Name("wait") @DefaultValue("PT60S") Duration longestWait) {

    DatabaseSettings {
        if (longestWait.isNegative()) {
            throw new WrongSetting("wait 不得为负，例如 PT60S wait must not be negative; such as PT60S");
        }
    }
}
