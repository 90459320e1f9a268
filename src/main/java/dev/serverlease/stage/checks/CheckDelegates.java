package dev.serverlease.stage.checks;

import dev.serverlease.identity.Verifications;
import dev.serverlease.law.Subject;
import dev.serverlease.law.rules.Rulebook;
import dev.serverlease.process.LeaseOf;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One delegate for each subject of law; the rules themselves are classes in {@code law.rules}. */
@Configuration(proxyBeanMethods = false)
class CheckDelegates {

    private final LegalCheck legalCheck;
    private final LeaseOf leaseOf;
    private final Verifications verifications;

    CheckDelegates(LegalCheck legalCheck, LeaseOf leaseOf, Verifications verifications) {
        this.verifications = verifications;
        this.legalCheck = legalCheck;
        this.leaseOf = leaseOf;
    }

    /** The rulebook to apply; a test may replace it. */
    @Bean
    static Rulebook rulebook() {
        return Rulebook.current();
    }

    @Bean
    JavaDelegate checkParties() {
        return execution -> {
            var lease = leaseOf.locked(execution);
            var facts = legalCheck.factsOfRound(lease, verifications.useAgain(lease));
            var caseInHand = new CaseInHand(lease, facts);
            execution.setVariable(
                    CaseInHand.VARIABLE, Variables.objectValue(caseInHand, true).create());
            ask(caseInHand, Subject.PARTIES);
        };
    }

    @Bean
    JavaDelegate checkLessor() {
        return execution -> ask(inHand(execution), Subject.LESSOR);
    }

    @Bean
    JavaDelegate checkChannel() {
        return execution -> ask(inHand(execution), Subject.CHANNEL);
    }

    @Bean
    JavaDelegate checkInformationService() {
        return execution -> ask(inHand(execution), Subject.INFORMATION_SERVICE);
    }

    @Bean
    JavaDelegate checkUse() {
        return execution -> ask(inHand(execution), Subject.USE);
    }

    @Bean
    JavaDelegate checkDataExport() {
        return execution -> ask(inHand(execution), Subject.DATA_EXPORT);
    }

    @Bean
    JavaDelegate checkContractTerms() {
        return execution -> ask(inHand(execution), Subject.CONTRACT_TERMS);
    }

    private void ask(CaseInHand caseInHand, Subject subject) {
        caseInHand.findings().addAll(legalCheck.ask(subject, caseInHand.facts()));
    }

    /**
     * @throws IllegalStateException if the first check was skipped: an instance that starts in the middle of the checks
     *     cannot get past them
     */
    static CaseInHand inHand(DelegateExecution execution) {
        if (execution.getVariable(CaseInHand.VARIABLE) instanceof CaseInHand caseInHand) {
            return caseInHand;
        }
        throw new IllegalStateException("自动审查须从第一项开始。 The checks start with the first of them.");
    }
}
