package dev.serverlease.register;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.config.LeaseSettings;
import dev.serverlease.config.LeaseSettings.Lessor;
import dev.serverlease.lease.storage.BoundUntilTheEnd;
import dev.serverlease.lease.storage.Latest;
import dev.serverlease.start.RefusedToStart;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Finds the current lessor: the lessor register's entry under {@code server-lease.lessor-code}, or
 * {@code server-lease.lessor} if there is no entry. Nothing is cached beyond a transaction, so an imported entry counts
 * from the next check on.
 */
@Repository
public class Lessors implements SmartInitializingSingleton {

    /** An entry says the same as long as its text is the same; which one counts is read each time. */
    private final Map<String, Lessor> read = Latest.of(20);

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final LeaseSettings settings;

    Lessors(JdbcClient jdbc, ObjectMapper json, LeaseSettings settings) {
        this.jdbc = jdbc;
        this.json = json;
        this.settings = settings;
    }

    /**
     * The lessor; the same throughout a transaction.
     *
     * @throws IllegalStateException if neither the register nor the settings have one
     */
    public Lessor current() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return read();
        }
        var bound = (Lessor) TransactionSynchronizationManager.getResource(this);
        if (bound == null) {
            bound = read();
            BoundUntilTheEnd.bind(this, bound);
        }
        return bound;
    }

    /** On which day the current lessor's entry was read; empty if the settings describe the lessor. */
    public Optional<LocalDate> readOn() {
        return jdbc.sql("select read_on from lease.lessor_register where code = :code")
                .param("code", settings.lessorCode())
                .query(LocalDate.class)
                .optional();
    }

    private Lessor read() {
        return jdbc.sql("select facts from lease.lessor_register where code = :code")
                .param("code", settings.lessorCode())
                .query(String.class)
                .optional()
                .map(this::lessor)
                .or(() -> Optional.ofNullable(settings.lessor()))
                .orElseThrow(() -> new IllegalStateException("没有出租人：登记册中没有 " + settings.lessorCode()
                        + "（server-lease.lessor-code），也未设置 server-lease.lessor。请在设置中填写出租人，见 README。"
                        + " There is no lessor: the register has no entry " + settings.lessorCode()
                        + " (server-lease.lessor-code), and server-lease.lessor is not set. Describe the lessor in the"
                        + " settings, see README."));
    }

    /** The product does not start without a lessor. Runs when the tables exist and no request has been accepted yet. */
    @Override
    public void afterSingletonsInstantiated() {
        try {
            current();
        } catch (IllegalStateException none) {
            throw new RefusedToStart(String.valueOf(none.getMessage()), none);
        }
    }

    /** Reads what was stored of a lessor. */
    public Lessor lessor(String facts) {
        return Latest.get(read, facts, this::parsed);
    }

    private Lessor parsed(String facts) {
        try {
            return json.readValue(facts, Lessor.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
