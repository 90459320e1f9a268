// Who reads: the groups of whoever is signed in; and where the engine answers this reader.
export const engine = document.querySelector('base').getAttribute('engine-api') + 'engine/default';

let groups = Promise.resolve([]);

export const groupsOfReader = () => groups;

export const reader = ['$rootScope', '$http', ($rootScope, $http) => {
  $rootScope.$on('authentication.changed', (event, person) => {
    groups = person
      ? $http.get(`${engine}/identity/groups?userId=${encodeURIComponent(person.name)}`)
        .then(({data}) => data.groups.map(({id}) => id), () => [])
      : Promise.resolve([]);
  });
}];
