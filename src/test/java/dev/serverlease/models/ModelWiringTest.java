package dev.serverlease.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.ServerLeaseTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** The deployed models are connected with the code, the forms and each other; and a break would be seen. */
@ServerLeaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModelWiringTest {

    @Autowired
    private RepositoryService repository;

    @Autowired
    private BeanFactory beans;

    private Map<String, String> texts;
    private Models whole;

    @BeforeAll
    void read() {
        texts = Models.deployed(repository);
        whole = Models.of(texts);
    }

    @Test
    void everyModelAndFormIsDeployedTogether() {
        assertThat(texts)
                .containsKeys(
                        "server-lease.bpmn",
                        "contract-signing.bpmn",
                        "use-review.bpmn",
                        "human-look.bpmn",
                        "review-routing.dmn",
                        "review-interval.dmn",
                        "application--start.form",
                        "legal-review--legal-review.form");
    }

    @Test
    void expressionsNameBeansOfTheRightKind() {
        assertThat(new BeanWiring(whole, beans).defects()).isEmpty();
    }

    @Test
    void userTasksHaveTheirPeopleTheirFormAndTheirBean() {
        assertThat(new TaskWiring(whole, beans).defects()).isEmpty();
    }

    @Test
    void modelsFindEachOtherAndGatewaysKnowTheirWays() {
        assertThat(new LinkWiring(whole).defects()).isEmpty();
    }

    @Test
    void namesAreBilingualAndIdsAreNotGenerated() {
        assertThat(new ModelStyle(whole).defects()).isEmpty();
    }

    @Test
    void eachStageIsSaidByItsFrameAndEachEndByItsEvent() {
        assertThat(new StageWiring(whole).defects()).isEmpty();
    }

    /** Each check once red, on a copy with one thing broken. */
    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            server-lease.bpmn | camunda:delegateExpression="${checkParties}" | camunda:delegateExpression="${checkNobody}" | Task_CheckParties: no bean for ${checkNobody}
            server-lease.bpmn | camunda:delegateExpression="${checkParties}" | camunda:delegateExpression="${weighFindings}" | ${weighFindings} is no JavaDelegate
            server-lease.bpmn | executionListener delegateExpression="${receiveApplication}" | executionListener delegateExpression="${checkParties}" | ${checkParties} is no ExecutionListener
            server-lease.bpmn | taskListener delegateExpression="${legalReviewTask}" event="create" | taskListener delegateExpression="${checkParties}" event="create" | ${checkParties} is no TaskListener
            server-lease.bpmn | camunda:delegateExpression="${checkParties}" | camunda:class="x.Y" | Task_CheckParties: a service task without a delegate
            server-lease.bpmn | ${leaseDates.startsAt(execution)} | ${leaseDate.startsAt(execution)} | no bean for leaseDate.startsAt(execution)
            server-lease.bpmn | ${leaseDates.startsAt(execution)} | ${leaseDates.startAt(execution)} | no method for leaseDates.startAt(execution)
            server-lease.bpmn | leaseStages.enter(execution, &#34;CHECKS&#34;) | leaseStages.enter(execution, &#34;CHECK&#34;) | unknown word in leaseStages.enter
            server-lease.bpmn | leaseStages.end(execution, &#34;EXPIRED&#34;) | leaseStages.end(execution, &#34;CHECKS&#34;) | unknown word in leaseStages.end
            server-lease.bpmn | camunda:formRef="legal-review--legal-review" | camunda:formRef="server-lease--review" | Task_LegalReview: no form server-lease--review
            server-lease.bpmn | camunda:formRef="legal-review--legal-review" | camunda:formRef="server-lease--review" | legal-review--legal-review.form is shown nowhere
            server-lease.bpmn | camunda:formRef="application--start" camunda:formRefBinding="deployment" | camunda:formRef="application--start" camunda:formRefBinding="latest" | its form is not bound to the deployment
            legal-review--legal-review.form | "id": "legal-review--legal-review" | "id": "legal-review" | legal-review--legal-review.form has the id legal-review
            legal-review--legal-review.form | "key": "ground" | "key": "reason" | Task_LegalReview: the form sends [assessments, conditions, decision, integrity, reason, specialTerms, specialTermsConfirmed, specialTermsEn]
            application--start.form | "path": "application" | "path": "lease" | Start_ApplicationReceived: the form sends [lease], taken is [application]
            server-lease.bpmn | camunda:candidateGroups="legal-officers" | camunda:candidateGroups="lawyers" | Task_LegalReview: candidate groups lawyers, in the table of roles legal-officers
            server-lease.bpmn | camunda:candidateGroups="${leasePeople.groups(execution)}" | camunda:candidateGroups="compliance-officers" | Task_VerifyCure: candidate groups compliance-officers
            server-lease.bpmn | camunda:assignee="${leasePeople.applicant(execution)}" | camunda:candidateGroups="sales" | Task_CompleteApplication: assigned to the applicant, or
            use-review.bpmn | camunda:candidateGroups="compliance-officers" | camunda:priority="1" | Task_UseReview: candidate groups null, in the table of roles compliance-officers
            use-review.bpmn | <camunda:taskListener delegateExpression="${useReviewTask}" event="complete" /> | '' | Task_UseReview: create and complete are not listened to by one task bean
            use-review.bpmn | Task_UseReview | Task_Use | Task_Use: its bean does not know it
            use-review.bpmn | Task_UseReview | Task_Use | Task_Use: not in the table of roles
            use-review.bpmn | Task_UseReview | Task_Use | Task_UseReview in the table of roles is in no model
            server-lease.bpmn | calledElement="use-review" | calledElement="review" | CallActivity_UseReview: no process review
            server-lease.bpmn | <camunda:in businessKey="#{execution.processBusinessKey}" /> | '' | CallActivity_UseReview: passes no business key
            server-lease.bpmn | camunda:decisionRef="review-routing" | camunda:decisionRef="routing" | Task_ReviewRouting: no decision routing
            server-lease.bpmn | messageRef="MessageName_RentPaid" | messageRef="MessageName_RentOverdue" | message RentOverdue is caught in 2 places
            server-lease.bpmn | messageRef="MessageName_RentPaid" | messageRef="MessageName_RentOverdue" | message RentPaid is caught in 0 places
            use-review.bpmn | <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${screening == 'OFFICER'}</bpmn:conditionExpression> | '' | Flow_NeedsReviewer_UseReview: has no condition
            use-review.bpmn | id="Gateway_NeedsReviewer" | default="Flow_NeedsReviewer_UseReview" id="Gateway_NeedsReviewer" | Flow_NeedsReviewer_UseReview: has a condition in vain
            use-review.bpmn | ${screening == 'CONTINUE'} | ${screening == 'OFFICER'} | Gateway_NeedsReviewer: two ways under ${screening == 'OFFICER'}
            use-review.bpmn | Task_ScreenUse | Activity_0x3k9ab | Activity_0x3k9ab: a generated id
            use-review.bpmn | Gateway_Reviewed | Gateway_1 | Gateway_1: a generated id
            use-review.bpmn | process id="use-review" | process id="usereview" | usereview: is not named like its file
            review-routing.dmn | decision id="review-routing" | decision id="routing" | routing: is not named like its file
            use-review.bpmn | camunda:historyTimeToLive="P365D" | '' | use-review: has no time to live
            review-interval.dmn | camunda:historyTimeToLive="P365D" | '' | review-interval: has no time to live
            use-review.bpmn | camunda:isStartableInTasklist="false" | '' | use-review: can be started in Tasklist
            server-lease.bpmn | process id="server-lease" | process camunda:isStartableInTasklist="false" id="server-lease" | server-lease: cannot be started in Tasklist
            use-review.bpmn | name="使用情况自动审查 Automated use check" | name="Automated use check" | Task_ScreenUse: its name is not in both languages
            use-review.bpmn | name="须人工复核 For an officer" | name="须人工复核" | Flow_NeedsReviewer_UseReview: its name is not in both languages
            use-review.bpmn | name="复核已记录 Review recorded" | '' | End_Reviewed: its name is not in both languages
            server-lease.bpmn | <bpmn:exclusiveGateway id="Gateway_Check"> | <bpmn:exclusiveGateway id="Gateway_Check" name="自动审查 Checks"> | Gateway_Check: a merge asks nothing
            server-lease.bpmn | leaseStages.enter(execution, &#34;CHECKS&#34;) | leaseStages.enter(execution, &#34;CONTRACT&#34;) | stage CHECKS is said in 0 places
            server-lease.bpmn | leaseStages.enter(execution, &#34;CHECKS&#34;) | leaseStages.enter(execution, &#34;CONTRACT&#34;) | stage CONTRACT is said in 2 places
            server-lease.bpmn | name="自动审查 Checks" | name="审查 Checks" | SubProcess_Checks: says CHECKS and is not called 自动审查 Checks
            server-lease.bpmn | leaseStages.enter(execution, &#34;CHECKS&#34;)}" event="start" | leaseStages.enter(execution, &#34;CHECKS&#34;)}" event="end" | SubProcess_Checks: says CHECKS when it is left
            server-lease.bpmn | delegateExpression="${weighFindings}" event="start" | expression="${leaseStages.enter(execution, &#34;CHECKS&#34;)}" event="start" | Task_ReviewRouting: says CHECKS and is no frame
            server-lease.bpmn | leaseStages.end(execution, &#34;EXPIRED&#34;) | leaseStages.end(execution, &#34;LAPSED&#34;) | end EXPIRED is said in 0 places
            server-lease.bpmn | delegateExpression="${receiveApplication}" event="start" | expression="${leaseStages.end(execution, &#34;LAPSED&#34;)}" event="start" | Start_ApplicationReceived: says LAPSED and is no end
            """)
    void aBreakIsSeen(String file, String before, String broken, String defect) {
        assertThat(texts.get(file)).as(file).contains(before);
        assertThat(all(whole.with(file, texts.get(file).replace(before, broken))))
                .anySatisfy(found -> assertThat(found).contains(defect));
    }

    private List<String> all(Models models) {
        var defects = new ArrayList<String>();
        defects.addAll(new BeanWiring(models, beans).defects());
        defects.addAll(new TaskWiring(models, beans).defects());
        defects.addAll(new LinkWiring(models).defects());
        defects.addAll(new ModelStyle(models).defects());
        defects.addAll(new StageWiring(models).defects());
        return defects;
    }
}
