namespace ClaimLint.Domain.Claims;

public static partial class FieldCatalog
{
    // Maximum lengths are X12's for the element (005010 data element dictionary); "advised" is what the TR3 recommends.
    private static FieldInfo[] Columns() =>
        [
            new(Field.RecordVersion, "record_version", FieldKind.Value, FieldLevel.Engine)
            {
                Values = [new("1", "this layout")],
            },
            new(Field.ClaimId, "claim_id", FieldKind.Text, FieldLevel.Claim)
            {
                Required = RequiredOf.Every,
                MaxLength = 38,
                AdvisedLength = 20,
            },
            new(Field.ClaimLineNumber, "claim_line_number", FieldKind.LineNumber, FieldLevel.Line)
            {
                Required = RequiredOf.Every,
            },
            new(Field.LineControlNumber, "line_control_number", FieldKind.Text, FieldLevel.Line)
            {
                MaxLength = 50,
                AdvisedLength = 30,
            },
            new(Field.ClaimType, "claim_type", FieldKind.Value, FieldLevel.Claim)
            {
                Required = RequiredOf.Every,
                Values = ValueLists.ClaimTypes,
            },
            new(Field.ClaimFrequencyCode, "claim_frequency_code", FieldKind.Value, FieldLevel.Claim)
            {
                Required = RequiredOf.Every,
                Values = ValueLists.Frequencies,
                DefaultWhenColumnAbsent = "1",
            },
            new(Field.OriginalClaimNumber, "original_claim_number", FieldKind.Text, FieldLevel.Claim)
            {
                MaxLength = 50,
            },
            new(Field.PayerId, "payer_id", FieldKind.Text, FieldLevel.Claim)
            {
                Required = RequiredOf.Every,
                MaxLength = 80,
            },
            new(Field.PayerName, "payer_name", FieldKind.Text, FieldLevel.Claim) { MaxLength = 60 },
            new(Field.PayerResponsibilityCode, "payer_responsibility_code", FieldKind.Value, FieldLevel.Claim)
            {
                Values = ValueLists.PayerResponsibilities,
            },
            new(Field.ClaimFilingIndicatorCode, "claim_filing_indicator_code", FieldKind.Value, FieldLevel.Claim)
            {
                Values = ValueLists.ClaimFilingIndicators,
            },
            new(Field.InsuranceTypeCode, "insurance_type_code", FieldKind.Value, FieldLevel.Claim)
            {
                Values = ValueLists.InsuranceTypes,
            },
            new(Field.GroupNumber, "group_number", FieldKind.Text, FieldLevel.Claim) { MaxLength = 50 },
            new(Field.MemberId, "member_id", FieldKind.Text, FieldLevel.Claim)
            {
                Required = RequiredOf.Professional,
                MaxLength = 80,
            },
            new(Field.PatientRelationshipCode, "patient_relationship_code", FieldKind.Value, FieldLevel.Claim)
            {
                Values = ValueLists.Relationships,
            },
            new(Field.PatientId, "patient_id", FieldKind.Text, FieldLevel.Claim),
            new(Field.PatientBirthDate, "patient_birth_date", FieldKind.Date, FieldLevel.Claim)
            {
                Required = RequiredOf.Every,
            },
            new(Field.PatientSex, "patient_sex", FieldKind.Value, FieldLevel.Claim)
            {
                Required = RequiredOf.Every,
                Values = ValueLists.Sexes,
            },
            new(Field.PregnancyIndicator, "pregnancy_indicator", FieldKind.Value, FieldLevel.Claim)
            {
                Values = ValueLists.Yes("patient is pregnant"),
            },
            new(Field.BillingNpi, "billing_npi", FieldKind.Npi, FieldLevel.Claim),
            new(Field.BillingTin, "billing_tin", FieldKind.TaxId, FieldLevel.Claim) { Required = RequiredOf.Every },
            new(Field.BillingTaxonomyCode, "billing_taxonomy_code", FieldKind.Taxonomy, FieldLevel.Claim),
            new(Field.BillingState, "billing_state", FieldKind.Text, FieldLevel.Claim) { MaxLength = 2 },
            new(Field.BillingZip, "billing_zip", FieldKind.Text, FieldLevel.Claim) { MaxLength = 15 },
            new(Field.RenderingNpi, "rendering_npi", FieldKind.Npi, FieldLevel.Line),
            new(Field.RenderingTaxonomyCode, "rendering_taxonomy_code", FieldKind.Taxonomy, FieldLevel.Line),
            new(Field.ReferringNpi, "referring_npi", FieldKind.Npi, FieldLevel.Line),
            new(Field.OrderingNpi, "ordering_npi", FieldKind.Npi, FieldLevel.Line),
            new(Field.SupervisingNpi, "supervising_npi", FieldKind.Npi, FieldLevel.Line),
            new(Field.ServiceFacilityNpi, "service_facility_npi", FieldKind.Npi, FieldLevel.Line),
            new(Field.AttendingNpi, "attending_npi", FieldKind.Npi, FieldLevel.Claim),
            new(Field.AttendingTaxonomyCode, "attending_taxonomy_code", FieldKind.Taxonomy, FieldLevel.Claim),
            new(Field.OperatingNpi, "operating_npi", FieldKind.Npi, FieldLevel.Line),
            new(Field.OtherOperatingNpi, "other_operating_npi", FieldKind.Npi, FieldLevel.Line),
            new(Field.PlaceOfServiceCode, "place_of_service_code", FieldKind.Place, FieldLevel.Line)
            {
                Required = RequiredOf.Professional,
            },
            new(Field.BillTypeCode, "bill_type_code", FieldKind.BillType, FieldLevel.Claim)
            {
                Required = RequiredOf.Institutional,
            },
            new(Field.ClaimStartDate, "claim_start_date", FieldKind.Date, FieldLevel.Claim)
            {
                Required = RequiredOf.Institutional,
            },
            new(Field.ClaimEndDate, "claim_end_date", FieldKind.Date, FieldLevel.Claim)
            {
                Required = RequiredOf.Institutional,
            },
            new(Field.AdmissionDate, "admission_date", FieldKind.Date, FieldLevel.Claim),
            new(Field.AdmissionHour, "admission_hour", FieldKind.Text, FieldLevel.Claim) { MaxLength = 4 },
            new(Field.DischargeDate, "discharge_date", FieldKind.Date, FieldLevel.Claim),
            new(Field.DischargeHour, "discharge_hour", FieldKind.Text, FieldLevel.Claim) { MaxLength = 4 },
            new(Field.AdmitTypeCode, "admit_type_code", FieldKind.Text, FieldLevel.Claim)
            {
                Required = RequiredOf.Institutional,
                MaxLength = 1,
            },
            new(Field.AdmitSourceCode, "admit_source_code", FieldKind.Text, FieldLevel.Claim) { MaxLength = 1 },
            new(Field.DischargeDispositionCode, "discharge_disposition_code", FieldKind.Text, FieldLevel.Claim)
            {
                Required = RequiredOf.Institutional,
                MaxLength = 2,
            },
            new(Field.OnsetDate, "onset_date", FieldKind.Date, FieldLevel.Claim),
            new(Field.AccidentDate, "accident_date", FieldKind.Date, FieldLevel.Claim),
            new(Field.RelatedCauses, "related_causes", FieldKind.ValueList, FieldLevel.Claim)
            {
                Values = ValueLists.RelatedCauses,
                MaxLength = 8,
            },
            new(Field.AccidentState, "accident_state", FieldKind.Text, FieldLevel.Claim) { MaxLength = 2 },
            new(Field.AssignmentCode, "assignment_code", FieldKind.Value, FieldLevel.Claim)
            {
                Required = RequiredOf.Every,
                Values = ValueLists.Assignments,
                DefaultWhenColumnAbsent = "A",
            },
            new(Field.ProviderSignatureIndicator, "provider_signature_indicator", FieldKind.Value, FieldLevel.Claim)
            {
                Required = RequiredOf.Every,
                Values = ValueLists.Signatures,
                DefaultWhenColumnAbsent = "Y",
            },
            new(Field.BenefitsAssignmentIndicator, "benefits_assignment_indicator", FieldKind.Value, FieldLevel.Claim)
            {
                Required = RequiredOf.Every,
                Values = ValueLists.BenefitsAssignments,
                DefaultWhenColumnAbsent = "Y",
            },
            new(Field.ReleaseOfInformationCode, "release_of_information_code", FieldKind.Value, FieldLevel.Claim)
            {
                Required = RequiredOf.Every,
                Values = ValueLists.ReleasesOfInformation,
                DefaultWhenColumnAbsent = "Y",
            },
            new(Field.DelayReasonCode, "delay_reason_code", FieldKind.Value, FieldLevel.Claim)
            {
                Values = ValueLists.DelayReasons,
            },
            new(Field.ReceivedDate, "received_date", FieldKind.Date, FieldLevel.Engine),
            new(Field.DiagnosisCodeType, "diagnosis_code_type", FieldKind.Value, FieldLevel.Claim)
            {
                Values = ValueLists.DiagnosisCodeTypes,
            },
            .. Numbered(
                Field.DiagnosisCode1,
                "diagnosis_code",
                25,
                FieldKind.Diagnosis,
                FieldLevel.Claim,
                firstRequired: RequiredOf.Every
            ),
            new(Field.DiagnosisPoa, "diagnosis_poa", FieldKind.Text, FieldLevel.Claim) { MaxLength = 25 },
            new(Field.AdmittingDiagnosisCode, "admitting_diagnosis_code", FieldKind.Diagnosis, FieldLevel.Claim),
            new(Field.ReasonForVisitCodes, "reason_for_visit_codes", FieldKind.Text, FieldLevel.Claim),
            new(Field.ExternalCauseCodes, "external_cause_codes", FieldKind.Text, FieldLevel.Claim),
            new(Field.ConditionCodes, "condition_codes", FieldKind.Text, FieldLevel.Claim),
            new(Field.OccurrenceCodes, "occurrence_codes", FieldKind.Text, FieldLevel.Claim),
            new(Field.OccurrenceSpans, "occurrence_spans", FieldKind.Text, FieldLevel.Claim),
            new(Field.ValueCodes, "value_codes", FieldKind.Text, FieldLevel.Claim),
            new(Field.DrgCode, "drg_code", FieldKind.Text, FieldLevel.Claim) { MaxLength = 4 },
            .. Numbered(
                Field.IcdProcedureCode1,
                "icd_procedure_code",
                25,
                FieldKind.Text,
                FieldLevel.Claim,
                maxLength: 7
            ),
            .. Numbered(Field.IcdProcedureDate1, "icd_procedure_date", 25, FieldKind.Date, FieldLevel.Claim),
            new(Field.ServiceDateFrom, "service_date_from", FieldKind.Date, FieldLevel.Line)
            {
                Required = RequiredOf.Professional,
            },
            new(Field.ServiceDateTo, "service_date_to", FieldKind.Date, FieldLevel.Line),
            new(Field.RevenueCenterCode, "revenue_center_code", FieldKind.Revenue, FieldLevel.Line)
            {
                Required = RequiredOf.Institutional,
            },
            new(Field.ProcedureQualifier, "procedure_qualifier", FieldKind.Value, FieldLevel.Line)
            {
                Values = ValueLists.ProcedureQualifiers,
            },
            new(Field.HcpcsCode, "hcpcs_code", FieldKind.Procedure, FieldLevel.Line)
            {
                Required = RequiredOf.Professional,
            },
            .. Numbered(Field.HcpcsModifier1, "hcpcs_modifier", 4, FieldKind.Modifier, FieldLevel.Line),
            new(Field.ProcedureDescription, "procedure_description", FieldKind.Text, FieldLevel.Line)
            {
                MaxLength = 80,
            },
            new(Field.ChargeAmount, "charge_amount", FieldKind.Amount, FieldLevel.Line) { Required = RequiredOf.Every },
            new(Field.UnitMeasureCode, "unit_measure_code", FieldKind.Value, FieldLevel.Line)
            {
                Values = ValueLists.UnitMeasures,
            },
            new(Field.ServiceUnitQuantity, "service_unit_quantity", FieldKind.Units, FieldLevel.Line)
            {
                Required = RequiredOf.Every,
            },
            new(Field.NonCoveredAmount, "non_covered_amount", FieldKind.Amount, FieldLevel.Line),
            .. Numbered(
                Field.DiagnosisPointer1,
                "diagnosis_pointer",
                4,
                FieldKind.Pointer,
                FieldLevel.Line,
                firstRequired: RequiredOf.Professional
            ),
            new(Field.EmergencyIndicator, "emergency_indicator", FieldKind.Value, FieldLevel.Line)
            {
                Values = ValueLists.Yes("emergency"),
            },
            new(Field.EpsdtIndicator, "epsdt_indicator", FieldKind.Value, FieldLevel.Line)
            {
                Values = ValueLists.Yes("EPSDT service"),
            },
            new(Field.FamilyPlanningIndicator, "family_planning_indicator", FieldKind.Value, FieldLevel.Line)
            {
                Values = ValueLists.Yes("family planning service"),
            },
            new(Field.PriorAuthorizationNumber, "prior_authorization_number", FieldKind.Text, FieldLevel.Line)
            {
                MaxLength = 50,
            },
            new(Field.ReferralNumber, "referral_number", FieldKind.Text, FieldLevel.Line) { MaxLength = 50 },
            new(Field.CliaNumber, "clia_number", FieldKind.Text, FieldLevel.Line) { MaxLength = 50 },
            new(Field.MammographyCertNumber, "mammography_cert_number", FieldKind.Text, FieldLevel.Line)
            {
                MaxLength = 50,
            },
            new(Field.NdcCode, "ndc_code", FieldKind.Text, FieldLevel.Line) { MaxLength = 48 },
            new(Field.NdcQuantity, "ndc_quantity", FieldKind.Quantity, FieldLevel.Line),
            new(Field.NdcUnit, "ndc_unit", FieldKind.Value, FieldLevel.Line) { Values = ValueLists.NdcUnits },
            new(Field.AnesthesiaMinutes, "anesthesia_minutes", FieldKind.Quantity, FieldLevel.Line),
            new(Field.LineNote, "line_note", FieldKind.Text, FieldLevel.Line) { MaxLength = 80 },
            new(Field.AttachmentControlNumber, "attachment_control_number", FieldKind.Text, FieldLevel.Line)
            {
                MaxLength = 50,
            },
            new(Field.TotalChargeAmount, "total_charge_amount", FieldKind.Amount, FieldLevel.Claim),
            new(Field.PatientPaidAmount, "patient_paid_amount", FieldKind.Amount, FieldLevel.Claim),
            new(Field.OtherPayerId, "other_payer_id", FieldKind.Text, FieldLevel.Line) { MaxLength = 80 },
            new(Field.OtherPayerPaidAmount, "other_payer_paid_amount", FieldKind.Amount, FieldLevel.Line),
            new(Field.SourceSystem, "source_system", FieldKind.Text, FieldLevel.Engine),
            new(Field.SourceRowId, "source_row_id", FieldKind.Text, FieldLevel.Engine),
            new(Field.EvaluateAsOf, "evaluate_as_of", FieldKind.Text, FieldLevel.Engine),
        ];
}
