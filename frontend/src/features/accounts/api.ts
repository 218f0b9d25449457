import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { useAct, useChange } from "@/api/changing";
import { create, put, type Query, read, remove } from "@/api/client";
import type { components } from "@/api/schema.gen";

type Schemas = components["schemas"];
export type Person = Schemas["PersonOut"];
export type NewPerson = Schemas["NewPersonIn"];
export type PersonDetails = Schemas["PersonIn"];
export type Department = Schemas["DepartmentOut"];
export type TeamRow = Schemas["TeamOut"];
export type Member = Schemas["MemberOut"];
export type Company = Schemas["CompanyOut"];
export type Role = Schemas["RoleOut"];
export type Permission = Schemas["PermissionOut"];
export type Grant = Schemas["GrantOut"];
export type ApiKey = Schemas["ApiKeyOut"];
export type NewApiKey = Schemas["NewApiKeyOut"];

const PAGE = 60;

export function peopleQuery(filter: Query) {
  return infiniteQueryOptions({
    queryKey: ["people", filter],
    queryFn: ({ pageParam, signal }) =>
      read<Schemas["PeopleOut"]>("/people", { query: { ...filter, cursor: pageParam, limit: PAGE }, signal }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

export function personQuery(id: number) {
  return queryOptions({
    queryKey: ["people", "one", id],
    queryFn: () => read<Person>("/people/{person_id}", { path: { person_id: id } }),
  });
}

export const departmentsQuery = queryOptions({
  queryKey: ["departments"],
  queryFn: () => read<Department[]>("/departments"),
});

export const teamRowsQuery = queryOptions({ queryKey: ["teams"], queryFn: () => read<TeamRow[]>("/teams") });

export function membersQuery(team: number) {
  return queryOptions({
    queryKey: ["members", team],
    queryFn: () => read<Member[]>("/teams/{team_id}/members", { path: { team_id: team } }),
  });
}

export const skillsQuery = queryOptions({
  queryKey: ["skills"],
  queryFn: () => read<Schemas["SkillOut"][]>("/skills"),
});

export const companiesQuery = queryOptions({
  queryKey: ["companies"],
  queryFn: () => read<Company[]>("/companies"),
});

export const rolesQuery = queryOptions({ queryKey: ["roles"], queryFn: () => read<Role[]>("/roles") });

export const permissionsQuery = queryOptions({
  queryKey: ["permissions"],
  queryFn: () => read<Permission[]>("/permissions"),
  staleTime: Number.POSITIVE_INFINITY,
});

export function grantsQuery(person: number) {
  return queryOptions({
    queryKey: ["grants", person],
    queryFn: () => read<Grant[]>("/grants", { query: { person_id: person } }),
  });
}

export const apiKeysQuery = queryOptions({
  queryKey: ["api-keys"],
  queryFn: () => read<ApiKey[]>("/api-keys"),
});

const PEOPLE = [["people"], ["directory"]];

export function useSavePerson() {
  return useChange(
    ({ id, body }: { id: number | null; body: NewPerson }) =>
      id === null
        ? create<Person>("/people", { body })
        : put<Person>("/people/{person_id}", { path: { person_id: id }, body: detailsOf(body) }),
    PEOPLE,
  );
}

function detailsOf({ password: _, ...details }: NewPerson): PersonDetails {
  return details;
}

export function useSetPassword() {
  return useChange(
    ({ id, password }: { id: number; password: string }) =>
      put("/people/{person_id}/password", { path: { person_id: id }, body: { password } }),
    [],
  );
}

export function useSetVip() {
  return useAct(
    ({ id, is_vip }: { id: number; is_vip: boolean }) =>
      put("/people/{person_id}/vip", { path: { person_id: id }, body: { is_vip } }),
    PEOPLE,
  );
}

export function useSetAvailability() {
  return useAct(
    ({ id, is_available }: { id: number; is_available: boolean }) =>
      put("/people/{person_id}/availability", { path: { person_id: id }, body: { is_available } }),
    [...PEOPLE, ["members"]],
  );
}

export function useSetActive() {
  return useChange(
    ({ id, is_active }: { id: number; is_active: boolean }) =>
      is_active
        ? put("/people/{person_id}/activation", { path: { person_id: id } })
        : remove<unknown>("/people/{person_id}", { path: { person_id: id } }),
    [...PEOPLE, ["members"]],
  );
}

export function useAskSecondStep() {
  return useAct(
    ({ role, is_needed }: { role: string; is_needed: boolean }) =>
      put<Role>("/roles/{role_key}/second-step", { path: { role_key: role }, body: { is_needed } }),
    [["roles"], ["me"]],
  );
}

export function useEndSecondStep() {
  return useChange(
    (id: number) => remove("/people/{person_id}/second-step", { path: { person_id: id } }),
    [],
  );
}

export function useEndSessions() {
  return useChange((id: number) => remove("/people/{person_id}/sessions", { path: { person_id: id } }), []);
}

export function useGrantRole() {
  return useChange((body: Schemas["GrantIn"]) => create<Grant>("/grants", { body }), [["grants"], ["me"]]);
}

export function useRevokeGrant() {
  return useChange(
    (id: number) => remove("/grants/{grant_id}", { path: { grant_id: id } }),
    [["grants"], ["me"]],
  );
}

const DEPARTMENTS = [["departments"], ["directory"]];

type DepartmentChange = {
  id: number;
  body: Schemas["DepartmentIn"];
  parent_id: number | null;
  head_id: number | null;
};

export function useCreateDepartment() {
  return useChange(
    (body: Schemas["NewDepartmentIn"]) => create<Department>("/departments", { body }),
    DEPARTMENTS,
  );
}

/** Name, place and head are three addresses; only what changed is sent. */
export function useChangeDepartment(was: Department | null) {
  return useChange(async ({ id, body, parent_id, head_id }: DepartmentChange) => {
    const path = { department_id: id };
    if (was?.parent_id !== parent_id)
      await put("/departments/{department_id}/parent", { path, body: { parent_id } });
    if (was?.head_id !== head_id)
      await put("/departments/{department_id}/head", { path, body: { person_id: head_id } });
    return put("/departments/{department_id}", { path, body });
  }, DEPARTMENTS);
}

export function useSaveTeam() {
  return useChange(
    ({ id, code, body }: { id: number | null; code: string; body: Schemas["TeamIn"] }) =>
      id === null
        ? create<TeamRow>("/teams", { body: { code, name: body.name, department_id: body.department_id } })
        : put<TeamRow>("/teams/{team_id}", { path: { team_id: id }, body }),
    [["teams"]],
  );
}

export function usePutMember() {
  return useAct(
    ({ team, person, is_lead }: { team: number; person: number; is_lead: boolean }) =>
      put("/teams/{team_id}/members/{person_id}", {
        path: { team_id: team, person_id: person },
        body: { is_lead },
      }),
    [["members"]],
  );
}

export function useRemoveMember() {
  return useAct(
    ({ team, person }: { team: number; person: number }) =>
      remove("/teams/{team_id}/members/{person_id}", { path: { team_id: team, person_id: person } }),
    [["members"]],
  );
}

export function useSetServiceDesk() {
  return useAct(
    (team_id: number) => put("/service-desk", { body: { team_id, application: "" } }),
    [["teams"]],
  );
}

export function useSaveCompany() {
  return useChange(
    ({ id, body }: { id: number | null; body: Schemas["CompanyIn"] }) =>
      id === null
        ? create<Company>("/companies", { body: { name: body.name, is_vip: body.is_vip } })
        : put<Company>("/companies/{company_id}", { path: { company_id: id }, body }),
    [["companies"], ["people"]],
  );
}

export function useSetCompanyOwner() {
  return useAct(
    ({ id, person_id }: { id: number; person_id: number | null }) =>
      put("/companies/{company_id}/owner", { path: { company_id: id }, body: { person_id } }),
    [["companies"]],
  );
}

export function useSaveRole() {
  return useChange(
    ({ isNew, key, body }: { isNew: boolean; key: string; body: Schemas["RoleIn"] }) =>
      isNew
        ? create<Role>("/roles", { body: { key, ...body } })
        : put<Role>("/roles/{role_key}", { path: { role_key: key }, body }),
    [["roles"], ["me"]],
  );
}

export function useCreateApiKey() {
  return useChange((body: Schemas["ApiKeyIn"]) => create<NewApiKey>("/api-keys", { body }), [["api-keys"]]);
}

export function useRevokeApiKey() {
  return useChange((id: number) => remove("/api-keys/{key_id}", { path: { key_id: id } }), [["api-keys"]]);
}
