/** The works that programs are measured at. */

export const works = [
  { id: 'a', title: 'one form, whole process', rounds: 7 },
  { id: 'b', title: 'one document of 300 forms, whole process', rounds: 5 },
  { id: 'c', title: '300 single documents, one process, one core', rounds: 3 },
  { id: 'd', title: '3,000 documents, two workers against one', rounds: 3 },
];
