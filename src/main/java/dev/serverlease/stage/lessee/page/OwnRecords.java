package dev.serverlease.stage.lessee.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.stage.lessee.page.OwnData.Row;
import dev.serverlease.visit.LinkVisits;
import dev.serverlease.words.Word;
import dev.serverlease.words.Words;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows that the lessee itself has made: its applications, its reports, its steps. */
@Repository
class OwnRecords {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    OwnRecords(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** As received in each round; who typed it is the lessor's affair. */
    List<Map<String, Object>> applications(String leaseNumber) {
        return OwnData.named(
                "content",
                rows(
                        "select submitted_at as at, content::text as content from lease.application"
                                + " where lease_number = :number order by round",
                        leaseNumber));
    }

    List<Map<String, Object>> reports(String leaseNumber) {
        return OwnData.named("report", reportRows(leaseNumber));
    }

    /** Its reports on the use that came by its page, the oldest first. */
    List<Row> reportRows(String leaseNumber) {
        return rows(
                "select reported_at as at, content::text as content from lease.use_report"
                        + " where lease_number = :number and reported_by = :lessee order by reported_at",
                leaseNumber);
    }

    /** Each step of its visitors, with what was seen of them. */
    List<Map<String, Object>> visits(String leaseNumber) {
        return rows(
                        "select at, jsonb_build_object('step', action, 'seen', payload::jsonb -> 'detail' -> 'seen')::text as content"
                                + " from lease.audit where lease_number = :number and actor = :lessee and payload is not null"
                                + " and payload::jsonb -> 'detail' -> 'seen' -> 'source' is not null order by seq",
                        leaseNumber)
                .stream()
                .map(row -> {
                    ((ObjectNode) row.content().path("seen")).remove("link");
                    return Map.<String, Object>of(
                            "at",
                            row.at(),
                            "step",
                            row.content().path("step").asText(),
                            "words",
                            words(row.content().path("step").asText()),
                            "seen",
                            row.content().path("seen"));
                })
                .toList();
    }

    private static String words(String step) {
        return Words.step(step).map(Word::both).orElse(step);
    }

    private List<Row> rows(String sql, String leaseNumber) {
        return jdbc.sql(sql)
                .param("number", leaseNumber)
                .param("lessee", LinkVisits.LESSEE)
                .query((row, index) ->
                        new Row(row.getTimestamp("at").toInstant().toString(), tree(row.getString("content"))))
                .list();
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
