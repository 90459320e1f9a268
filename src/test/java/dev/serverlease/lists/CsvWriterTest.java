package dev.serverlease.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a spreadsheet makes of a cell: numbers are numbers, and nothing is a formula. */
class CsvWriterTest {

    @Test
    void aNumberStaysOneAndNothingIsAFormula() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var csv = new CsvWriter(out)) {
            csv.row(List.of("-52", "-18000.50", "7", "-", "-1+1", "=1", "+1", "＝1", "@a", "-1e9"));
        }
        assertThat(out.toString(StandardCharsets.UTF_8).substring(1).strip())
                .isEqualTo("-52,-18000.50,7,'-,'-1+1,'=1,'+1,'＝1,'@a,'-1e9");
    }

    /** A spreadsheet keeps 15 digits of a number, none of the noughts before it, and reads an E as a power of ten. */
    @Test
    void digitsThatAreANameKeepEachOfThem() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var csv = new CsvWriter(out)) {
            csv.row(List.of("913100002079981979", "0042", "91310000E2", "123456789012345", "0.07", "0", "2026-11-28"));
        }
        assertThat(out.toString(StandardCharsets.UTF_8).substring(1).strip())
                .isEqualTo("\"913100002079981979\t\",\"0042\t\",\"91310000E2\t\",123456789012345,0.07,0,2026-11-28");
    }

    /** One column is sorted and compared as one kind of thing; what stands below the table is in none. */
    @Test
    void aColumnOfCodesIsTextThroughout() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var csv = new CsvWriter(out)) {
            csv.head(List.of("Name", "Code", "Sum"), Set.of("Code"));
            csv.row(List.of("A", "913100002079981979", "7"));
            csv.row(List.of("B", "91310000MA1FLX015Q", "-8.50"));
            csv.row(List.of("C", "7", "9"));
            csv.row(List.of("D", "", "10"));
            csv.row(List.of("E", "=1+1", "11"));
            csv.line(List.of("# Rows", "5", "45.50"));
        }
        assertThat(out.toString(StandardCharsets.UTF_8).substring(1).lines())
                .containsExactly(
                        "Name,Code,Sum",
                        "A,\"913100002079981979\t\",7",
                        "B,\"91310000MA1FLX015Q\t\",-8.50",
                        "C,\"7\t\",9",
                        "D,,10",
                        "E,\"'=1+1\t\",11",
                        "\"# Rows\",5,45.50");
    }
}
