package dev.serverlease.stage.contract;

import dev.serverlease.clause.ContractText;
import dev.serverlease.clause.NumberedClause;
import dev.serverlease.lease.Bilingual;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What is read of the clauses of a lease's own contract: how letters cite them, and what they agree. */
@Component
public class ContractClauses {

    /** As the clause {@code termination} says it, and a special term that says it in the same words. */
    private static final Pattern EXERCISE = Pattern.compile("解除事由之日起(\\d{1,4})日内行使解除权");

    private final Contracts contracts;

    ContractClauses(Contracts contracts) {
        this.contracts = contracts;
    }

    /** The contract by its name and number. */
    public Bilingual contract(String leaseNumber) {
        return new Bilingual("《服务器租赁合同》（合同编号：" + leaseNumber + "）", "server lease contract no. " + leaseNumber);
    }

    /**
     * A clause by the number and title that it has in this lease's contract.
     *
     * @param clauseIds of the clause library, like {@code rent}; the first that the contract has
     * @return the contract as a whole where it has none of them
     */
    public Bilingual clause(String leaseNumber, String... clauseIds) {
        return contracts
                .latest(leaseNumber)
                .flatMap(contract -> Stream.of(clauseIds)
                        .flatMap(id -> contract.text().clause(id).stream())
                        .findFirst())
                .flatMap(ContractClauses::cited)
                .orElse(new Bilingual("合同的约定", "the contract"));
    }

    /** Whether this lease's contract has the clause. */
    public boolean has(String leaseNumber, String clauseId) {
        return contracts
                .latest(leaseNumber)
                .flatMap(contract -> contract.text().clause(clauseId))
                .isPresent();
    }

    /**
     * The days that the parties agreed on for using a right to terminate, from the day on which its ground is known
     * (Civil Code art. 564(1)); empty where the contract's text has none, and the year of art. 564(2) counts.
     */
    public Optional<Long> exerciseDays(String leaseNumber) {
        return contracts.latest(leaseNumber).flatMap(contract -> exerciseDays(contract.text()));
    }

    /** The last day on which a right to terminate whose ground is known since that day can be used (art. 564). */
    public LocalDate lastDayToTerminate(String leaseNumber, LocalDate knownSince) {
        return exerciseDays(leaseNumber).map(knownSince::plusDays).orElseGet(() -> knownSince.plusYears(1));
    }

    /** Special terms come before the others, as their clause says. */
    static Optional<Long> exerciseDays(ContractText text) {
        return Stream.of("special-terms", "termination")
                .flatMap(id -> text.clause(id).stream())
                .flatMap(clause -> EXERCISE.matcher(clause.plainZh()).results())
                .map((MatchResult agreed) -> Long.valueOf(agreed.group(1)))
                .findFirst();
    }

    private static Optional<Bilingual> cited(NumberedClause clause) {
        return Optional.ofNullable(clause.number())
                .map(number -> new Bilingual(
                        "合同" + number.zh() + "（" + clause.title().zh() + "）",
                        number.en() + " (" + clause.title().en() + ") of the contract"));
    }
}
