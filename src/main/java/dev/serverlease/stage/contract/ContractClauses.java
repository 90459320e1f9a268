package dev.serverlease.stage.contract;

import dev.serverlease.clause.NumberedClause;
import dev.serverlease.lease.Bilingual;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** How letters under a contract cite it. */
@Component
public class ContractClauses {

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

    private static Optional<Bilingual> cited(NumberedClause clause) {
        return Optional.ofNullable(clause.number())
                .map(number -> new Bilingual(
                        "合同" + number.zh() + "（" + clause.title().zh() + "）",
                        number.en() + " (" + clause.title().en() + ") of the contract"));
    }
}
