package dev.serverlease.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Tables of the law's own data are read line by line, by the names of their columns. */
class LawTableTest {

    @Test
    void lineIsReadByItsColumnsAndAQuotedCellMayHoldASemicolon() {
        var rows = LawTable.read("two-lines");
        assertThat(rows).extracting(row -> row.get("code")).containsExactly("A", "B");
        assertThat(rows).extracting(row -> row.get("text")).containsExactly("one; two", "");
    }

    @Test
    void lineWithoutALastDayCountsOn() {
        var rows = LawTable.read("two-lines");
        assertThat(rows)
                .extracting(row -> row.inForce().on(LocalDate.of(2022, 1, 1)))
                .containsExactly(false, true);
    }

    @Test
    void unknownTableOrColumnIsAnError() {
        assertThatIllegalStateException().isThrownBy(() -> LawTable.read("no-such-table"));
        var row = LawTable.read("two-lines").get(0);
        assertThatIllegalArgumentException().isThrownBy(() -> row.get("no-such-column"));
    }
}
