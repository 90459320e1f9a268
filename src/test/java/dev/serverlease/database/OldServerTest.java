package dev.serverlease.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serverlease.start.RefusedToStart;
import org.junit.jupiter.api.Test;

class OldServerTest {

    @Test
    void isRefusedByItsVersion() {
        assertThatThrownBy(() -> OldServer.refuse(150_013))
                .isInstanceOf(RefusedToStart.class)
                .hasMessageContaining("PostgreSQL 16")
                .hasMessageContaining("15.13");
        assertThatCode(() -> OldServer.refuse(160_000)).doesNotThrowAnyException();
    }
}
