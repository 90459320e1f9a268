# The task on its flow, and what its step is called; the form, the bean and its test lie in files/.
model processes/human-look.bpmn on-flow Flow_HumanLook_Decided Flow_TellLessee_Decided "$recipes/add-a-user-task/task.xml"
echo 'LESSEE_TOLD: 已告知承租人 Lessee told' >> src/main/resources/words/steps.yaml
