package dev.serverlease.law.reading;

import dev.serverlease.law.Parameter;
import dev.serverlease.law.facts.ContractFacts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How much earnest money (定金) a contract may agree: a share of its price, and the price is the smaller of the stated
 * total and the rent of the whole term, of those that are known (Civil Code, article 586).
 */
public final class EarnestMoney {

    private EarnestMoney() {}

    /** The highest sum; empty if neither price is known. */
    public static Optional<BigDecimal> cap(ContractFacts contract, LocalDate day) {
        return Stream.of(Optional.ofNullable(contract.totalPrice()), Optional.ofNullable(rentOfTheTerm(contract)))
                .flatMap(Optional::stream)
                .min(BigDecimal::compareTo)
                .map(price -> price.multiply(Parameter.EARNEST_SHARE.on(day)));
    }

    /** The rent of the whole term; null if rent or term is not stated. */
    public static @Nullable BigDecimal rentOfTheTerm(ContractFacts contract) {
        return contract.monthlyRent() == null || contract.termMonths() == null
                ? null
                : contract.monthlyRent().multiply(BigDecimal.valueOf(contract.termMonths()));
    }
}
