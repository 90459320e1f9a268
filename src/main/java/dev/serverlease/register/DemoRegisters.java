package dev.serverlease.register;

import dev.serverlease.lease.AuditTrail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Fills the demo's registers at the first start with entries for the sample applications: valid ones, expired ones, and
 * ones of other holders.
 */
@Component
@Profile("demo")
class DemoRegisters implements SmartInitializingSingleton {

    private final JdbcClient jdbc;
    private final RegisterImport imports;

    DemoRegisters(JdbcClient jdbc, RegisterImport imports) {
        this.jdbc = jdbc;
        this.imports = imports;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (isEmpty("lease.permit_register")) {
            imports.permits(text("demo/permits.csv"), AuditTrail.SYSTEM);
        }
        if (isEmpty("lease.lessor_register")) {
            imports.lessors(text("demo/lessors.csv"), AuditTrail.SYSTEM);
        }
    }

    private boolean isEmpty(String table) {
        return jdbc.sql("select not exists (select from " + table + ")")
                .query(Boolean.class)
                .single();
    }

    private static String text(String file) {
        try {
            return new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
