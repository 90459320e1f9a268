package dev.serverlease.access.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class OutagesTest {

    /** Whoever still reads all pages is not told that the database is away. */
    @Test
    void aDatabaseThatTakesNoWritesIsSaidToTakeNone() {
        var failure = new SQLException("cannot execute UPDATE in a read-only transaction", "25006");
        var refusal = Outages.refusal(failure, new MockHttpServletRequest("POST", "/api/leases"))
                .orElseThrow();
        assertThat(refusal.status()).isEqualTo(503);
        assertThat(refusal.getMessage()).contains("不接受写入，未保存任何内容", "takes no writes");
    }
}
