# Word, table, ways in and out, frame; the package lies in files/.
lease=src/main/java/dev/serverlease/lease
after $lease/LeaseStage.java '^    LEGAL_REVIEW\(' '    PREPARATION("签约准备", "Preparation"),'
instead src/main/resources/db/migration/V1__lease.sql "'LEGAL_REVIEW', 'CONTRACT'," "'LEGAL_REVIEW', 'PREPARATION', 'CONTRACT',"
after $lease/LeaseTransitions.java 'import static .*LeaseStage.LEGAL_REVIEW;' \
  'import static dev.serverlease.lease.LeaseStage.PREPARATION;'
instead $lease/LeaseTransitions.java 'enter\(step, CONTRACT, by, APPROVED, LEGAL_REVIEW\);' 'enter(step, CONTRACT, by, APPROVED, PREPARATION);'
before $lease/LeaseTransitions.java '/\*\* Both have signed: the server is prepared' \
'    /** Approved: what the contract needs is made ready. */
    public void prepare(Step step) {
        enter(step, PREPARATION, null, APPROVED, LEGAL_REVIEW);
    }
'
before src/main/java/dev/serverlease/process/LeaseStages.java 'case CONTRACT -> ' \
  '            case PREPARATION -> transitions.prepare(step);'
model processes/server-lease.bpmn on-flow Flow_LegalReview_Contract Flow_Preparation_Contract "$recipes/add-a-stage/frame.xml"
echo 'PREPARED: 签约准备完毕 Prepared' >> src/main/resources/words/steps.yaml
