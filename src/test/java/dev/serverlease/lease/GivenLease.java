package dev.serverlease.lease;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.config.LeaseSettings.Contact;
import dev.serverlease.config.LeaseSettings.Lessor;
import dev.serverlease.law.facts.LessorFacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lease as its row would say it, for what is made of it without a database. */
public final class GivenLease {

    public static final String NUMBER = "SL-2026-000001";

    /** The demo's. */
    public static final Lessor LESSOR = new Lessor(
            LessorFacts.Kind.MAINLAND_COMPANY,
            "示例云服务（北京）有限公司",
            "91110108MA01CX0664",
            "北京市海淀区示例路8号",
            LessorFacts.Title.OWNER,
            BigDecimal.ZERO,
            null,
            null,
            null,
            new Contact(
                    null,
                    "李示例",
                    null,
                    null,
                    null,
                    "contracts@lessor.example",
                    "010-00000000",
                    "010-00000001",
                    "示例银行北京海淀支行",
                    "0200000000000000001",
                    null,
                    null));

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private final ObjectNode application;
    private LeaseStage stage = LeaseStage.IN_FORCE;
    private Instant stageSince = instant("2026-12-01T09:00:00+08:00");
    private @Nullable Instant inForceAt = stageSince;
    private @Nullable EndReason endReason;
    private @Nullable Instant termEndsAt = midnightAfter("2028-10-31");
    private boolean indefinite;
    private boolean noticeDue;

    private GivenLease(ObjectNode application) {
        this.application = application;
    }

    /** In force since the first of December 2026, by this application. */
    public static GivenLease inForce(ObjectNode application) {
        return new GivenLease(application);
    }

    /** The sample {@code own-office}, from the first of December 2026 until the end of October 2028. */
    public static ObjectNode application() {
        try (var text = GivenLease.class.getResourceAsStream("/law/samples/own-office.json")) {
            var application = (ObjectNode) JSON.readTree(text);
            application
                    .withObjectProperty("contract")
                    .put("startDate", "2026-12-01")
                    .put("termMonths", 23)
                    .put("rentBasis", "FIXED")
                    .withObjectProperty("rentPlan")
                    .put("dueDays", 6);
            return application;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A plan of rent as applications state it. */
    public static ObjectNode plan(String period, String timing, int dueDays) {
        return JSON.createObjectNode()
                .put("period", period)
                .put("timing", timing)
                .put("dueDays", dueDays)
                .put("dueUnit", "CALENDAR_DAYS")
                .put("means", "BANK_TRANSFER");
    }

    public GivenLease since(String handedOver) {
        inForceAt = instant(handedOver);
        return this;
    }

    /** Sealed, and not handed over. */
    public GivenLease notHandedOver() {
        stage = LeaseStage.ACTIVATION;
        inForceAt = null;
        return this;
    }

    public GivenLease in(LeaseStage stage) {
        this.stage = stage;
        return this;
    }

    public GivenLease stageSince(String time) {
        stageSince = instant(time);
        return this;
    }

    /** Closing, as its contract has ended for this. */
    public GivenLease closing(EndReason reason) {
        endReason = reason;
        return in(LeaseStage.CLOSING);
    }

    /** Closing, while the notice that would end the contract has not arrived. */
    public GivenLease awaitingItsNotice() {
        noticeDue = true;
        return closing(EndReason.TERMINATED);
    }

    /** @param lastDay null for none */
    public GivenLease until(@Nullable String lastDay) {
        termEndsAt = lastDay == null ? null : midnightAfter(lastDay);
        return this;
    }

    public GivenLease indefinite() {
        indefinite = true;
        return this;
    }

    public Lease lease() {
        var start = application.at("/contract/startDate").asText();
        return new Lease(
                NUMBER,
                application.path("reference").asText(),
                "sales1",
                List.of(),
                stage,
                endReason,
                text(application),
                "0".repeat(64),
                1,
                application.at("/lessee/name").asText(),
                application.at("/lessee/uscc").asText(),
                Risk.LOW,
                1,
                "process-1",
                instant("2026-12-01T08:00:00+08:00"),
                stageSince,
                null,
                LocalDate.parse(start).atStartOfDay().toInstant(CHINA),
                inForceAt,
                termEndsAt,
                null,
                null,
                null,
                indefinite,
                null,
                null,
                noticeDue,
                null);
    }

    /** As the row keeps it. */
    public static String text(ObjectNode application) {
        try {
            return JSON.writeValueAsString(application);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first instant after a last day. */
    public static Instant midnightAfter(String lastDay) {
        return LocalDate.parse(lastDay).plusDays(1).atStartOfDay().toInstant(CHINA);
    }

    public static Instant instant(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }
}
