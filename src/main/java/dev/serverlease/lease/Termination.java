package dev.serverlease.lease;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A termination that was asked for, or the notice of an indefinite lease.
 *
 * @param ground a word of the closed list of grounds
 * @param article the articles that the ground is based on, as people cite them
 * @param party who terminates
 * @param knownSince since when the ground is known; null if the law requires no ground
 * @param endsOn the last day of an indefinite lease that was given notice; null if the lease ends when the notice
 *     arrives
 * @param contractGround a word of the list of what the contract's clause names; null for any other ground
 * @param demandArrivedOn when the demand arrived after which the right arose; null if the ground needs none
 * @param demandDays of its period; null as well
 * @param otherThanPayment whether it was said that the ground is other than payment, beside the path of unpaid rent
 */
public record Termination(
        String ground,
        String article,
        Party party,
        @Nullable LocalDate knownSince,
        String explanation,
        @Nullable LocalDate endsOn,
        @Nullable String contractGround,
        @Nullable LocalDate demandArrivedOn,
        @Nullable Integer demandDays,
        boolean otherThanPayment) {

    /** The conditions of the opening were not met, as the contract lays down (Civil Code arts. 158, 562). */
    public static final String CONDITIONS_NOT_MET = "CONDITIONS_NOT_MET";

    /** The article that this ground rests on, as people cite it. */
    public static final String BY_CONTRACT = "民法典第五百六十二条第二款";

    /** A lease that is not opened because its conditions are not met; the lessor terminates. */
    public static Termination conditionsNotMet(LocalDate knownSince, String explanation) {
        return new Termination(
                CONDITIONS_NOT_MET, BY_CONTRACT, Party.LESSOR, knownSince, explanation, null, null, null, null, false);
    }
}
