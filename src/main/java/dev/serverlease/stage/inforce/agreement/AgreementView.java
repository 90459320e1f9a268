package dev.serverlease.stage.inforce.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.stage.contract.agreement.AgreedChanges;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An agreement, for people.
 *
 * @param id by which its file is asked for
 * @param number that its pages bear
 * @param until until when it is to be concluded; null when it is, or is given up
 * @param decidedBy the legal officer who agreed that it be offered, or refused it; null until then
 * @param changes what changes of the application, before and after
 * @param proof id of the attachment that proves another name or number of the lessee; null if none changes
 * @param endsOn the last day of the lease, of an end by agreement
 * @param digest of the printed draft; null until there is one
 * @param signatures the lessee's first, each with what its check found
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AgreementView(
        int id,
        String number,
        Bilingual title,
        Bilingual state,
        String reason,
        String requestedBy,
        OffsetDateTime requestedAt,
        @Nullable OffsetDateTime until,
        @Nullable String decidedBy,
        List<AgreedChanges.Line> changes,
        @Nullable String proof,
        @Nullable String endsOn,
        @Nullable String digest,
        List<Signed> signatures) {

    /**
     * A signature.
     *
     * @param report question by question; empty for a signature on paper
     * @param bothSides what of who signed for the lessee, or of its addresses, is the lessor's too; null if nothing is
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Signed(
            String party,
            String signer,
            Bilingual how,
            List<Bilingual> report,
            @Nullable Bilingual bothSides) {}
}
