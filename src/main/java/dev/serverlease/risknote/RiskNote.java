package dev.serverlease.risknote;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.words.LawSource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a lessee is told before it leases: what was examined, what was found, what it means, what to do. All in words of
 * both languages; it names no staff and no register entry, and it is the same as long as the case is.
 *
 * @param examinedOn the day on which the law was asked
 * @param round how often the application had been submitted then
 * @param lease who leases what where
 * @param summary what follows from the findings together
 * @param found what somebody must act on or should know, the most severe first
 * @param conditions of the approval, which the lessee is to fulfil before anything is opened, in the officers' words
 * @param remarks what the note is, and what it is not
 */
public record RiskNote(
        String number,
        LocalDate examinedOn,
        int round,
        List<Line> lease,
        Bilingual summary,
        List<Found> found,
        List<String> conditions,
        List<Examined> examined,
        List<Bilingual> remarks) {

    /** One thing said about the lease. */
    public record Line(Bilingual label, Bilingual text) {}

    /** A side of the lease, and the rules that were asked about it. */
    public record Examined(Bilingual subject, List<Asked> rules) {}

    /** A rule that was asked, and in which edition of the law. */
    public record Asked(Bilingual title, Bilingual outcome, List<LawSource> sources) {}

    /**
     * A finding for the lessee.
     *
     * @param level the outcome's name, for the looks of the page
     * @param matter what the finding and its neighbours speak of together; null where it stands alone, and after the
     *     first
     * @param consequence what the law attaches to it; null if nothing
     * @param remedy what is to be done
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Found(
            @Nullable Bilingual matter,
            Bilingual title,
            Bilingual outcome,
            @com.fasterxml.jackson.annotation.JsonIgnore String level,
            Bilingual message,
            Bilingual citation,
            @Nullable Bilingual consequence,
            Bilingual remedy) {}
}
