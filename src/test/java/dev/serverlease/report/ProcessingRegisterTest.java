package dev.serverlease.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.report.ProcessingRegister.Activity;
import dev.serverlease.report.ProcessingRegister.Column;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The register of processing names every place where the database may say something about a person. */
@ServerLeaseTest
class ProcessingRegisterTest {

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private ProcessingRegister register;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void everyColumnThatMayHoldTextIsNamedOrSaidToHoldNothing() {
        assertThat(ProcessingRegister.columns(jdbc))
                .as("columns that report/processing.yaml does not know: name them in an activity, or under without")
                .isNotEmpty()
                .filteredOn(column -> !register.knows(column.table(), column.column()))
                .isEmpty();
    }

    @Test
    void nothingIsNamedThatIsNotThereAndNoColumnByTwoActivities() {
        var there = ProcessingRegister.columns(jdbc);
        // a table that is not there holds nothing
        var tables = there.stream().map(Column::table).toList();
        var named = register.activities().stream()
                .flatMap(activity -> columns(activity.where()))
                .toList();
        assertThat(named).doesNotHaveDuplicates();
        assertThat(there)
                .containsAll(Stream.concat(named.stream(), columns(register.without()))
                        .filter(column -> tables.contains(column.table()))
                        .toList());
        assertThat(columns(register.without())).doesNotContainAnyElementsOf(named);
    }

    @Test
    void itsCheckCountsWhatItDoesNotKnow() {
        var check = register.check(jdbc);
        assertThat(check.differs()).isFalse();
        assertThat(new Check(check.what(), check.here(), check.there().subtract(BigDecimal.ONE)).differs())
                .isTrue();
    }

    /** A remark for us is no legal basis: what nobody has verified is said once, apart. */
    @Test
    void whatIsNotVerifiedIsSaidApartFromTheBasis() {
        assertThat(register.activities())
                .extracting(one -> one.basis().both())
                .noneMatch(basis -> basis.contains("待核对") || basis.contains("to be checked"));
        assertThat(lease.call("manager1", "GET", "/reports/processing?lang=zh", null)
                        .text())
                .contains("尚未与法律原文核对");
        assertThat(lease.call("manager1", "GET", "/reports/processing.csv", null)
                        .text())
                .contains("# 尚未核对 Not verified");
    }

    @Test
    void eachActivitySaysAllInBothLanguages() {
        assertThat(register.activities())
                .flatExtracting(
                        Activity::title,
                        Activity::purpose,
                        Activity::whose,
                        Activity::categories,
                        Activity::basis,
                        Activity::seen,
                        Activity::kept,
                        Activity::measures,
                        Activity::assessed)
                .allSatisfy(text -> {
                    var both = (dev.serverlease.lease.Bilingual) text;
                    assertThat(both.zh()).containsPattern("\\p{IsHan}");
                    assertThat(both.en()).doesNotContainPattern("\\p{IsHan}").isNotBlank();
                });
    }

    private static Stream<Column> columns(Map<String, List<String>> byTable) {
        return byTable.entrySet().stream()
                .flatMap(table -> table.getValue().stream().map(column -> new Column(table.getKey(), column)));
    }
}
