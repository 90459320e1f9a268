package dev.serverlease.stage.inforce.duty;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that the lessor must do by a deadline.
 *
 * @param position counted from 1 within the lease
 * @param reference the caller's own number; null if the product found it itself
 * @param aroseAt since when the lessor knows of it or has the notice
 * @param dueAt by when it is to be done
 * @param what the finding, order or notice
 * @param effect its immediate effect
 * @param done what was done; null while it is open
 */
public record Duty(
        String leaseNumber,
        int position,
        Kind kind,
        @Nullable String reference,
        Instant aroseAt,
        Instant dueAt,
        JsonNode what,
        String effect,
        @Nullable JsonNode done,
        @Nullable String doneBy,
        @Nullable Instant doneAt) {

    public enum Kind {
        /**
         * 向公安机关报告 within 24 hours of finding unlawful content (Measures on international networking security art.
         * 10(6); Cybersecurity Law art. 49; Decree 292 art. 16).
         */
        REPORT_TO_POLICE,
        /** 转送侵权通知并采取必要措施, promptly (Civil Code arts. 1195–1197). */
        FORWARD_NOTICE,
        /** 对转租提出异议 within six months of knowing (Civil Code art. 718). */
        OBJECT_TO_SUBLEASE,
        /**
         * 网络安全事件报告 within 1, 2 or 4 hours of discovery (National Measures for Reporting Network Security Incidents art.
         * 4); or the officer's reason why none is due.
         */
        REPORT_INCIDENT,
        /** 事件处置总结报告 within thirty days after handling (art. 8). */
        FINAL_INCIDENT_REPORT
    }

    public boolean isOpen() {
        return doneAt == null;
    }
}
