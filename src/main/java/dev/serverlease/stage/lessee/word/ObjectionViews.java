package dev.serverlease.stage.lessee.word;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.dates.OpenDate;
import dev.serverlease.people.Person;
import dev.serverlease.words.Words;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The objections of a lease in words, for its doors and both pages. */
@Component
public class ObjectionViews {

    private final Objections objections;
    private final Clock clock;

    ObjectionViews(Objections objections, Clock clock) {
        this.objections = objections;
        this.clock = clock;
    }

    /**
     * @param number by which it is answered
     * @param file id of what was handed in with it, among the lease's files
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record View(
            int number,
            Against kind,
            Bilingual against,
            String text,
            @Nullable String file,
            String signer,
            OffsetDateTime at,
            OffsetDateTime answerDue,
            boolean overdue,
            @Nullable Bilingual decision,
            @Nullable String answer,
            @Nullable String answeredBy,
            @Nullable OffsetDateTime answeredAt) {

        /** The year of {@code answerDue}, as in {@link OpenDate#holidaysMissing()}. */
        @JsonProperty
        public @Nullable Integer holidaysMissing() {
            return OpenDate.holidaysMissing(answerDue);
        }

        /** Whether this person may answer it now. */
        public boolean isFor(Person person) {
            return answer == null && kind.groups().stream().anyMatch(person::in);
        }
    }

    /** The newest first. */
    public List<View> of(String leaseNumber) {
        return objections.of(leaseNumber).stream().map(this::view).toList();
    }

    private View view(Objection one) {
        var answer = one.answer();
        var decision = answer == null ? null : Words.of("objection-decision", answer.decision());
        return new View(
                one.position(),
                one.against(),
                new Bilingual(one.against().word().zh(), one.against().word().en()),
                one.said(),
                one.file() == null ? null : one.file().toString(),
                one.signer(),
                local(one.saidAt()),
                local(one.answerDue()),
                one.isOpen() && !one.answerDue().isAfter(clock.instant()),
                decision == null ? null : new Bilingual(decision.zh(), decision.en()),
                answer == null ? null : answer.text(),
                answer == null ? null : answer.by(),
                answer == null ? null : local(answer.at()));
    }

    private OffsetDateTime local(Instant at) {
        return at.atZone(clock.getZone()).toOffsetDateTime();
    }
}
