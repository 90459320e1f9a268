# A service task more on a flow of a called process; its bean lies in files/.
model processes/use-review.bpmn on-flow Flow_Reviewed_Reviewed Flow_NoteReview_Reviewed "$recipes/change-a-model/task.xml"
echo 'REVIEW_NOTED: 复核已归档 Review noted' >> src/main/resources/words/steps.yaml
