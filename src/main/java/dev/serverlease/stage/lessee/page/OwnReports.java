package dev.serverlease.stage.lessee.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.attachment.Attachment;
import dev.serverlease.stage.lessee.word.HandedIn;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the lessee has reported on the use and handed in on its page, as the page says it back. */
@Component
class OwnReports {

    private final OwnRecords records;
    private final HandedIn files;
    private final Clock clock;

    OwnReports(OwnRecords records, HandedIn files, Clock clock) {
        this.records = records;
        this.files = files;
        this.clock = clock;
    }

    /**
     * @param use what the server is used for, in the lessee's words
     * @param changed whether that is no longer what was agreed
     * @param sublet whether others use it
     */
    record Received(OffsetDateTime at, String use, boolean changed, boolean sublet, boolean exportChanged) {}

    /** The newest first. */
    List<Received> of(String leaseNumber) {
        return records.reportRows(leaseNumber).stream()
                .map(row -> received(row.at(), row.content()))
                .sorted(Comparator.comparing(Received::at).reversed())
                .toList();
    }

    /** What a report does not say it leaves as agreed: the form asks for each. */
    private Received received(String at, JsonNode content) {
        return new Received(
                Instant.parse(at).atZone(clock.getZone()).toOffsetDateTime(),
                content.path("actualUse").asText(),
                !content.path("actualUseMatches").asBoolean(true),
                content.path("sublet").asBoolean(),
                content.path("exportChanged").asBoolean());
    }

    List<Attachment> files(String leaseNumber) {
        return files.of(leaseNumber);
    }
}
