package dev.serverlease.law.facts;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Everything that rules may know about one lease. An unstated fact is {@code null}, {@code UNKNOWN} or an empty set;
 * none of these ever satisfies a rule that permits. Names and values: STATUTES 0.6; facts not in that section name the
 * rule that reads them.
 *
 * @param legalReview what the legal officer recorded (STATUTES 13.1)
 * @param activation what is known when the server is to be handed over
 * @param termination what is known when the lease ends
 * @param identity how identity was verified (SECOND-EDITION part 7)
 * @param incident the newest network-security incident
 * @param answers the applicant's claims and undertakings of STATUTES 13.1, by the id of the rule they answer
 */
public record LeaseFacts(
        LessorFacts lessor,
        LesseeFacts lessee,
        ServerFacts server,
        ChannelFacts channel,
        UseFacts use,
        DataFacts data,
        ContractFacts contract,
        ReviewFacts review,
        LegalReviewFacts legalReview,
        ActivationFacts activation,
        TerminationFacts termination,
        IdentityFacts identity,
        IncidentFacts incident,
        SortedMap<String, ApplicantsAnswer> answers) {

    public LeaseFacts {
        lessor = orElse(lessor, LessorFacts.UNSTATED);
        lessee = orElse(lessee, LesseeFacts.UNSTATED);
        server = orElse(server, ServerFacts.UNSTATED);
        channel = orElse(channel, ChannelFacts.UNSTATED);
        use = orElse(use, UseFacts.UNSTATED);
        data = orElse(data, DataFacts.UNSTATED);
        contract = orElse(contract, ContractFacts.UNSTATED);
        review = orElse(review, ReviewFacts.UNSTATED);
        legalReview = orElse(legalReview, LegalReviewFacts.UNSTATED);
        activation = orElse(activation, ActivationFacts.UNSTATED);
        termination = orElse(termination, TerminationFacts.UNSTATED);
        identity = orElse(identity, IdentityFacts.UNSTATED);
        incident = orElse(incident, IncidentFacts.UNSTATED);
        answers = sorted(answers);
    }

    /** Whether a text says anything: only blanks, dashes and dots do not. */
    public static boolean given(@Nullable String text) {
        return text != null && text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    static <T> T orElse(@Nullable T stated, T unstated) {
        return Objects.requireNonNullElse(stated, unstated);
    }

    /** In natural order, so that equal facts have equal texts; null elements are dropped. */
    static <T extends Comparable<? super T>> Set<T> sorted(@Nullable Set<T> stated) {
        SortedSet<T> sorted = new TreeSet<>();
        if (stated != null) {
            stated.stream().filter(Objects::nonNull).forEach(sorted::add);
        }
        return Collections.unmodifiableSortedSet(sorted);
    }

    private static <V> SortedMap<String, V> sorted(@Nullable Map<String, V> stated) {
        SortedMap<String, V> sorted = new TreeMap<>();
        if (stated != null) {
            stated.forEach((key, value) -> {
                if (key != null && value != null) {
                    sorted.put(key, value);
                }
            });
        }
        return Collections.unmodifiableSortedMap(sorted);
    }
}
