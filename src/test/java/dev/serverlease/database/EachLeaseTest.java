package dev.serverlease.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.CannotAcquireLockException;

/** Rounds over leases, of which one is held, fails, or finds no database. */
@ExtendWith(OutputCaptureExtension.class)
class EachLeaseTest {

    private final List<String> done = new ArrayList<>();

    @Test
    void othersHaveTheirTurnAndAHeldLeaseIsOneLine(CapturedOutput output) {
        round(Map.of(
                "SL-2026-000001", new CannotAcquireLockException("held"),
                "SL-2026-000003", new IllegalStateException("of its own")));
        assertThat(done).containsExactly("SL-2026-000002", "SL-2026-000004");
        assertThat(output.getAll().lines().filter(line -> line.contains("SL-2026-000001")))
                .singleElement()
                .asString()
                .contains("WARN", "The reminder", "HELD");
        assertThat(output.getAll().split("SL-2026-000003")[0]).doesNotContain("\tat ");
        assertThat(output.getAll()).containsOnlyOnce("ERROR").contains("IllegalStateException: of its own");
    }

    @Test
    void withoutADatabaseNoMoreAreTried() {
        assertThatThrownBy(() -> round(Map.of(
                        "SL-2026-000002", new IllegalStateException(new SQLTransientConnectionException("none free")))))
                .hasRootCauseMessage("none free");
        assertThat(done).containsExactly("SL-2026-000001");
    }

    private void round(Map<String, RuntimeException> failures) {
        var all = List.of("SL-2026-000001", "SL-2026-000002", "SL-2026-000003", "SL-2026-000004");
        EachLease.of(all, number -> number, "The reminder", number -> {
            if (failures.containsKey(number)) {
                throw failures.get(number);
            }
            done.add(number);
        });
    }
}
