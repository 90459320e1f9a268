package dev.serverlease.clause.terms;

import dev.serverlease.clause.ClauseLibrary;
import dev.serverlease.clause.ContractFacts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** The VAT on a price that is agreed without it (clause {@code price}). */
public final class VatOnTop {

    private static final int PERCENT = 100;
    private static final int CENTS = 2;

    private VatOnTop() {}

    /**
     * The tax on a sum; empty where the price includes it. A lessor abroad issues no invoice with VAT: what is withheld
     * for it is another clause's.
     */
    public static Optional<BigDecimal> on(BigDecimal net, ContractFacts facts) {
        if (facts.is("taxIncluded") || facts.code("lessorKind").equals("OVERSEAS_ENTITY")) {
            return Optional.empty();
        }
        var rate = ClauseLibrary.current()
                .figure(facts.code("assetKind").equals("BARE_METAL") ? "vatLeasing" : "vatService");
        return Optional.of(net.multiply(rate).divide(BigDecimal.valueOf(PERCENT), CENTS, RoundingMode.HALF_UP));
    }
}
